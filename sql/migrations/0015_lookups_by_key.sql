-- migrate:up

-- Right after a large import nothing is known of the size of the tables yet, and a plan may then read all
-- comments to find a few thousand. A lookup within its own subquery goes by the key, whatever is known.
create or replace function hold_comments_of_placements() returns trigger language plpgsql as $$
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
