-- migrate:up

-- What many comments at once refer to is looked up and held once for each statement. Looked up for each
-- row, as a foreign key does, it took three times as long as to store the rows themselves: a comment's
-- organisation and import, a placement's comment and theme. The rules are the same: what is referred to
-- must be there and cannot go before the transaction ends (`for key share`), else error 23503; when a
-- comment goes, its placement goes, and with an organisation its comments.
--
-- Statements that join what a statement wrote are planned each time (`execute`): a plan kept from when
-- tables were small would read all comments.

alter table feedback
  drop constraint feedback_org_id_fkey,
  drop constraint feedback_org_id_import_id_fkey;
alter table placement
  drop constraint placement_org_id_feedback_id_fkey,
  drop constraint placement_org_id_theme_id_fkey;

create function refuse_reference() returns void language plpgsql
  as $$ begin raise exception 'refers to what is not there' using errcode = 'foreign_key_violation'; end $$;

create function feedback_refers() returns trigger language plpgsql as $$
declare
  named bigint;
  held bigint;
begin
  select count(*) into named from (select distinct org_id from after_rows) as each_one;
  select count(*) into held from (
    select from organization where id in (select org_id from after_rows) for key share) as each_one;
  if held <> named then perform refuse_reference(); end if;

  select count(*) into named from (
    select distinct org_id, import_id from after_rows where import_id is not null) as each_one;
  if named = 0 then return null; end if;
  select count(*) into held from (
    select from import where (org_id, id) in (select org_id, import_id from after_rows)
    for key share) as each_one;
  if held <> named then perform refuse_reference(); end if;
  return null;
end $$;

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
  execute 'select count(*) from (
    select from after_rows
      join feedback on feedback.org_id = after_rows.org_id and feedback.id = feedback_id
    for key share of feedback) as each_one' into held;
  if held <> named then perform refuse_reference(); end if;
  return null;
end $$;

create trigger feedback_refers after insert on feedback
  referencing new table as after_rows for each statement execute function feedback_refers();
create trigger placement_has_comment after insert on placement
  referencing new table as after_rows
  for each statement execute function hold_comments_of_placements();
create trigger placement_has_theme after insert on placement
  referencing new table as after_rows for each statement execute function hold_themes_of_placements();
create trigger placement_has_other_theme after update on placement
  referencing new table as after_rows for each statement execute function hold_themes_of_placements();

-- Whose comments came with which import, and which comment a placement is of, stays as it was written.
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

create function remove_feedback() returns trigger language plpgsql as $$ begin
  delete from feedback where org_id = old.id;
  return null;
end $$;
create trigger organization_feedback after delete on organization
  for each row execute function remove_feedback();

create function import_is_empty() returns trigger language plpgsql as $$ begin
  if exists (select from feedback where org_id = old.org_id and import_id = old.id) then
    perform refuse_reference();
  end if;
  return null;
end $$;
create trigger import_is_empty after delete on import
  for each row execute function import_is_empty();

create function theme_is_empty() returns trigger language plpgsql as $$ begin
  if exists (select from placement where org_id = old.org_id and theme_id = old.id) then
    perform refuse_reference();
  end if;
  return null;
end $$;
create trigger theme_is_empty after delete on theme
  for each row execute function theme_is_empty();
