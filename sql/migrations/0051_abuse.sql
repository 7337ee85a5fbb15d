-- migrate:up

-- How many answers came to a survey from one source in a stretch of time. A source is a hash that nobody
-- can lead back without the installation's secret, another each day; rows go after two days.
create table answer_tally (
  org_id uuid not null references organization (id) on delete cascade,
  survey_id uuid not null,
  source text not null,
  since timestamptz(3) not null, -- the start of the stretch
  answers integer not null default 1,
  primary key (org_id, survey_id, source, since),
  foreign key (org_id, survey_id) references survey (org_id, id) on delete cascade
);
create index answer_tally_age_idx on answer_tally (org_id, since);

-- How often somebody began a survey and sent it, counted alone: by what, where, in which language, when.
create table survey_start (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  survey_id uuid not null,
  channel text not null constraint survey_start_channel_form check (channel ~ '^[a-z][a-z0-9_-]{0,39}$'),
  place_id uuid,
  locale text not null,
  day date not null,
  started integer not null default 0,
  finished integer not null default 0, -- of those that were seen to begin
  primary key (org_id, id),
  constraint survey_start_once
    unique nulls not distinct (org_id, survey_id, channel, place_id, locale, day),
  foreign key (org_id, survey_id) references survey (org_id, id) on delete cascade,
  foreign key (org_id, place_id) references place (org_id, id)
);
create index survey_start_day_idx on survey_start (org_id, day);

-- Whether the browser of somebody who answers has to work for it first.
alter table survey
  add column proof text not null default 'off'
    constraint survey_proof_known check (proof in ('off', 'busy', 'always'));

-- A piece of work counts once.
create table spent_proof (
  org_id uuid not null references organization (id) on delete cascade,
  challenge text not null, -- SHA-256 of the challenge, hex
  expires_at timestamptz(3) not null,
  primary key (org_id, challenge)
);
create index spent_proof_age_idx on spent_proof (org_id, expires_at);

-- What is odd about an answer is judged anew by people: `unproven` came without the work asked for.
grant update (flags) on feedback to vocero_app;

do $$
declare name text;
begin
  foreach name in array array['answer_tally', 'survey_start', 'spent_proof'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;

grant select, insert, update, delete on answer_tally, survey_start, spent_proof to vocero_app;
