-- migrate:up

-- What many placements at once refer to is looked up and held once for each statement. Looked up for
-- each row, as a foreign key does, it took three times as long as to store the rows themselves. The rules
-- are the same: comment and theme must be there and cannot go before the transaction ends (`for key
-- share`), else error 23503; when a comment goes, its placement goes. Comments come one by one too, and
-- keep their keys.
--
-- Statements that join what a statement wrote are planned each time (`execute`): a plan kept from when
-- tables were small would read all comments. Right after a large import nothing is known of their size
-- yet; a lookup within its own subquery goes by the key all the same.

alter table placement
  drop constraint placement_org_id_feedback_id_fkey,
  drop constraint placement_org_id_theme_id_fkey;

create function refuse_reference() returns void language plpgsql
  as $$ begin raise exception 'refers to what is not there' using errcode = 'foreign_key_violation'; end $$;

create function hold_themes_of_placements() returns trigger language plpgsql as $$
declare
  named bigint;
  held bigint;
begin
  select count(*) into named from (
    select distinct org_id, theme_id from after_rows where theme_id is not null) as each_one;
  if named = 0 then return null; end if;
  execute 'select count(*) from (
    select from theme where (org_id, id) in (select org_id, theme_id from after_rows)
    for key share) as each_one' into held;
  if held <> named then perform refuse_reference(); end if;
  return null;
end $$;

create function hold_comments_of_placements() returns trigger language plpgsql as $$
declare
  named bigint;
  held bigint;
begin
  select count(*) into named from after_rows;
  if named = 0 then return null; end if;
  execute 'select count(*) from after_rows cross join lateral (
    select from feedback
    where feedback.org_id = after_rows.org_id and feedback.id = feedback_id
    for key share) as comment' into held;
  if held <> named then perform refuse_reference(); end if;
  return null;
end $$;

create trigger placement_has_comment after insert on placement
  referencing new table as after_rows
  for each statement execute function hold_comments_of_placements();
create trigger placement_has_theme after insert on placement
  referencing new table as after_rows for each statement execute function hold_themes_of_placements();
create trigger placement_has_other_theme after update on placement
  referencing new table as after_rows for each statement execute function hold_themes_of_placements();

-- Which comment a placement is of stays as it was written.
revoke update on placement from vocero_app;
grant update (theme_id, state, by, score, snoozed_until, occurred_at, placed_at) on placement
  to vocero_app;

create function remove_placements() returns trigger language plpgsql as $$ begin
  execute 'delete from placement using before_rows
    where placement.org_id = before_rows.org_id and feedback_id = before_rows.id';
  return null;
end $$;
create trigger feedback_placements after delete on feedback
  referencing old table as before_rows for each statement execute function remove_placements();

-- With an organisation its themes may go before its placements do.
create function theme_is_empty() returns trigger language plpgsql as $$ begin
  if exists (select from placement where org_id = old.org_id and theme_id = old.id)
    and exists (select from organization where id = old.org_id) then
    perform refuse_reference();
  end if;
  return null;
end $$;
create trigger theme_is_empty after delete on theme
  for each row execute function theme_is_empty();
