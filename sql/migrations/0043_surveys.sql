-- migrate:up

-- Where people are met: a branch, a counter, a city.
create table place (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  name text not null constraint place_name_length check (length(name) between 1 and 120),
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id)
);
create unique index place_name_key on place (org_id, lower(name)) where archived_at is null;

-- What a survey asks. A version never changes once it is published: answers stay what they answered.
alter table survey
  add column version integer not null default 0, -- the one that is shown; 0: the three questions as they come
  add column draft jsonb constraint survey_draft_record check (jsonb_typeof(draft) = 'object'),
  add column draft_revision integer not null default 0, -- what a change of the draft is based on
  add column draft_by uuid,
  add column draft_at timestamptz(3),
  -- ISO 10004: what it is for, whom it asks and how, how it is read.
  add column method jsonb not null default '{}'
    constraint survey_method_record check (jsonb_typeof(method) = 'object'),
  add constraint survey_draft_by_there
    foreign key (org_id, draft_by) references member (org_id, id) on delete set null (draft_by);

create table survey_version (
  org_id uuid not null,
  survey_id uuid not null,
  version integer not null constraint survey_version_counts check (version > 0),
  doc jsonb not null constraint survey_version_record check (jsonb_typeof(doc) = 'object'),
  published_by uuid,
  published_at timestamptz(3) not null default now(),
  primary key (org_id, survey_id, version),
  foreign key (org_id, survey_id) references survey (org_id, id) on delete cascade,
  foreign key (org_id, published_by) references member (org_id, id) on delete set null (published_by)
);
create trigger survey_version_append_only before update on survey_version
  for each row when (
    (old.doc, old.published_at) is distinct from (new.doc, new.published_at))
  execute function refuse_change();

-- A further address of a survey, which says where and by what it was met.
create table survey_link (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  survey_id uuid not null,
  place_id uuid,
  channel text not null constraint survey_link_channel_form check (channel ~ '^[a-z][a-z0-9_-]{0,39}$'),
  token text not null, -- 128 random bits in the public address; it opens nothing but this page
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint survey_link_token_key unique (org_id, token),
  constraint survey_link_once unique nulls not distinct (org_id, survey_id, place_id, channel),
  foreign key (org_id, survey_id) references survey (org_id, id) on delete cascade,
  foreign key (org_id, place_id) references place (org_id, id)
);
create index survey_link_token_idx on survey_link (token);

-- Which version was answered, what was answered beside the scores, where, and what is odd about it.
alter table feedback
  add column survey_version integer,
  add column answers jsonb not null default '{}',
  add column place_id uuid,
  add column is_urgent boolean not null default false,
  add column flags text[] not null default '{}', -- 'burst', 'repeated': kept, and told apart
  add constraint feedback_place_there foreign key (org_id, place_id) references place (org_id, id);
create index feedback_survey_idx on feedback (org_id, survey_id, occurred_at desc, id desc)
  where survey_id is not null;
create index feedback_place_idx on feedback (org_id, place_id, occurred_at desc, id desc)
  where place_id is not null;

-- How to reach the organisation, shown at the same place of every public page:
-- {"phone", "email", "url", "hours": {locale: words}}.
alter table organization
  add column help jsonb not null default '{}'
    constraint organization_help_record check (jsonb_typeof(help) = 'object');

do $$
declare name text;
begin
  foreach name in array array['place', 'survey_version', 'survey_link'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
create policy lookup on survey_link for select using (token = app_lookup());

grant select, insert, update, delete on place, survey_link to vocero_app;
grant select, insert, delete on survey_version to vocero_app;
