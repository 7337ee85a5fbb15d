-- migrate:up

-- How many comments are where, so that nobody counts a million rows to show a number. Each statement
-- that changes placements adds what it changed; nobody waits for anybody, and the sum is always right.
-- Rows are put together from time to time. No reference to the organisation or the theme: what takes
-- those away takes their placements too, which would add rows to them while they go.
create table placement_tally (
  org_id uuid not null,
  id uuid not null default new_id(),
  theme_id uuid, -- null: unsorted, or said to be not relevant
  state text not null,
  placed_at timestamptz(3) not null, -- tells which comments came after a person last looked
  count integer not null, -- below zero: so many fewer
  primary key (org_id, id)
);
alter table placement_tally enable row level security;
alter table placement_tally force row level security;
create policy own on placement_tally using (org_id = app_org()) with check (org_id = app_org());
grant select, insert, delete on placement_tally to vocero_app;

create function tally_placed() returns trigger language plpgsql as $$ begin
  insert into placement_tally (org_id, theme_id, state, placed_at, count)
  select org_id, theme_id, state, placed_at, count(*) from after_rows
  group by org_id, theme_id, state, placed_at;
  return null;
end $$;

create function tally_moved() returns trigger language plpgsql as $$ begin
  insert into placement_tally (org_id, theme_id, state, placed_at, count)
  select org_id, theme_id, state, placed_at, sum(change) from (
    select org_id, theme_id, state, placed_at, 1 as change from after_rows
    union all select org_id, theme_id, state, placed_at, -1 from before_rows) as changes
  group by org_id, theme_id, state, placed_at having sum(change) <> 0;
  return null;
end $$;

-- An organisation that is being deleted needs no more counts.
create function tally_gone() returns trigger language plpgsql as $$ begin
  if exists (select from before_rows) then
    insert into placement_tally (org_id, theme_id, state, placed_at, count)
    select org_id, theme_id, state, placed_at, -count(*) from before_rows
    where exists (select from organization where organization.id = org_id)
    group by org_id, theme_id, state, placed_at;
  end if;
  return null;
end $$;

create trigger placement_placed after insert on placement
  referencing new table as after_rows for each statement execute function tally_placed();
create trigger placement_moved after update on placement
  referencing old table as before_rows new table as after_rows
  for each statement execute function tally_moved();
create trigger placement_gone after delete on placement
  referencing old table as before_rows for each statement execute function tally_gone();

create function forget_tally() returns trigger language plpgsql as $$ begin
  delete from placement_tally where org_id = old.id;
  return null;
end $$;
create trigger organization_tally after delete on organization
  for each row execute function forget_tally();

insert into placement_tally (org_id, theme_id, state, placed_at, count)
select org_id, theme_id, state, max(placed_at), count(*) from placement
group by org_id, theme_id, state;
