-- migrate:up

-- Why a comment is in its theme is worked out when it is shown: kept with each comment it took more
-- room than all else the engine adds, and it spoke of a model that was gone after the next learning.
alter table placement drop column reason;

-- How many comments of an import were read, so that nobody has to count them while it goes on.
alter table import add column placed integer not null default 0;
update import set placed = (select count(*) from feedback
  join placement on placement.org_id = feedback.org_id and feedback_id = feedback.id
  where feedback.org_id = import.org_id and import_id = import.id);
