-- migrate:up

-- Whoever puts one comment into a theme wants that theme to stay, not that it can never be divided. A theme
-- that people named, made, merged, split, own or decided on holds on to its comments as well.
alter table theme add column held_at timestamptz(3);
update theme set held_at = touched_at where touched_at is not null;
