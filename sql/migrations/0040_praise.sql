-- migrate:up

-- What is said: that something is wrong, that something is good, a question, or how it could be better.
-- Where nobody says which it is, the words of the comment suggest it.
alter table feedback
  add column type text constraint feedback_type_known
    check (type in ('complaint', 'praise', 'question', 'idea')),
  add column type_by text constraint feedback_type_by_known check (type_by in ('person', 'words')),
  add constraint feedback_type_has_source check (type is null or type_by is not null);
grant update (type, type_by) on feedback to vocero_app;
create index feedback_idea_idx on feedback (org_id, occurred_at desc, id desc) where type = 'idea';

-- Whom a comment praises: a member, or a department and with it everybody who works there.
create table praise (
  org_id uuid not null,
  id uuid not null default new_id(),
  feedback_id uuid not null,
  member_id uuid,
  department_id uuid,
  by text not null constraint praise_by_known check (by in ('person', 'words')),
  named_by uuid, -- null: found by the name in the words, or said by a key
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint praise_names_one check (num_nonnulls(member_id, department_id) = 1),
  constraint praise_named_once
    unique nulls not distinct (org_id, feedback_id, member_id, department_id),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade,
  constraint praise_member_there
    foreign key (org_id, member_id) references member (org_id, id) on delete cascade,
  constraint praise_department_there
    foreign key (org_id, department_id) references department (org_id, id) on delete cascade,
  foreign key (org_id, named_by) references member (org_id, id) on delete set null (named_by)
);
create index praise_member_idx on praise (org_id, member_id) where member_id is not null;
create index praise_department_idx on praise (org_id, department_id)
  where department_id is not null;

-- A message that holds a comment's words goes when the comment goes.
alter table message
  add column feedback_id uuid,
  add foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade;
create index message_feedback_idx on message (org_id, feedback_id) where feedback_id is not null;

-- After a verified fall: the thanks to those who acted. Nothing of it is sent without a person.
create table recognition (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  theme_id uuid not null,
  event_id uuid not null, -- the act by which the fall was verified
  state text not null default 'open' constraint recognition_state_known
    check (state in ('open', 'dismissed', 'sent', 'taken_back')),
  -- {"metric", "before", "after"}: what was counted before and since, as it was verified.
  evidence jsonb not null constraint recognition_evidence_record
    check (jsonb_typeof(evidence) = 'object'),
  words text constraint recognition_words_length check (length(words) between 1 and 2000),
  sent_by uuid,
  sent_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint recognition_event_once unique (org_id, event_id),
  constraint recognition_sent_says
    check (state <> 'sent' or (words is not null and sent_at is not null)),
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade,
  foreign key (org_id, event_id) references theme_event (org_id, id) on delete cascade,
  foreign key (org_id, sent_by) references member (org_id, id) on delete set null (sent_by)
);
create index recognition_theme_idx on recognition (org_id, theme_id, id desc);
create index recognition_sent_idx on recognition (org_id, sent_at desc, id desc)
  where state = 'sent';
create index recognition_open_idx on recognition (org_id, id) where state = 'open';

create table recognition_person (
  org_id uuid not null,
  recognition_id uuid not null,
  member_id uuid not null,
  primary key (org_id, recognition_id, member_id),
  foreign key (org_id, recognition_id) references recognition (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references member (org_id, id) on delete cascade
);
create index recognition_person_member_idx on recognition_person (org_id, member_id);

-- Falls that were verified before there were thanks for them.
insert into recognition (org_id, theme_id, event_id, evidence)
select t.org_id, t.id, e.id, jsonb_build_object(
  'metric', t.target->'metric', 'before', t.target->'baseline', 'after', t.verification)
from theme t cross join lateral (
  select event.id from theme_event event
  where event.org_id = t.org_id and event.theme_id = t.id and event.act = 'verified'
  order by event.id desc limit 1) as e
where t.verification is not null and t.target is not null and t.removed_at is null;

-- Comments that were said to be older than this and in no theme that was acted on: how long a comment
-- may wait before that is counted.
alter table organization add column asked_days smallint not null default 30
  constraint organization_asked_days_range check (asked_days between 1 and 179);

-- How many comments that were read are from each day (UTC), those set aside as not relevant left out.
-- As with `placement_tally` each statement adds what it changed, and rows are put together later.
create table read_day (
  org_id uuid not null,
  id uuid not null default new_id(),
  day date not null,
  count integer not null, -- below zero: so many fewer
  primary key (org_id, id)
);
create index read_day_idx on read_day (org_id, day) include (count);

create function read_days_added() returns trigger language plpgsql as $$ begin
  insert into read_day (org_id, day, count)
  select org_id, (occurred_at at time zone 'UTC')::date, count(*) from after_rows
  where state <> 'not_relevant' group by 1, 2;
  return null;
end $$;

create function read_days_changed() returns trigger language plpgsql as $$ begin
  insert into read_day (org_id, day, count)
  select org_id, day, sum(change) from (
    select org_id, (occurred_at at time zone 'UTC')::date as day, 1 as change from after_rows
      where state <> 'not_relevant'
    union all select org_id, (occurred_at at time zone 'UTC')::date, -1 from before_rows
      where state <> 'not_relevant') as changes
  group by org_id, day having sum(change) <> 0;
  return null;
end $$;

create function read_days_gone() returns trigger language plpgsql as $$ begin
  if exists (select from before_rows) then
    insert into read_day (org_id, day, count)
    select org_id, (occurred_at at time zone 'UTC')::date, -count(*) from before_rows
    where state <> 'not_relevant'
      and exists (select from organization where organization.id = org_id)
    group by 1, 2;
  end if;
  return null;
end $$;

create trigger placement_day_added after insert on placement
  referencing new table as after_rows for each statement execute function read_days_added();
create trigger placement_day_changed after update on placement
  referencing old table as before_rows new table as after_rows
  for each statement execute function read_days_changed();
create trigger placement_day_gone after delete on placement
  referencing old table as before_rows for each statement execute function read_days_gone();

create function forget_read_days() returns trigger language plpgsql as $$ begin
  delete from read_day where org_id = old.id;
  return null;
end $$;
create trigger organization_read_days after delete on organization
  for each row execute function forget_read_days();

insert into read_day (org_id, day, count)
select org_id, (occurred_at at time zone 'UTC')::date, count(*) from placement
where state <> 'not_relevant' group by 1, 2;

do $$
declare name text;
begin
  foreach name in array array['praise', 'recognition', 'recognition_person', 'read_day'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
    execute format('grant select, insert, update, delete on %I to vocero_app', name);
  end loop;
end $$;
