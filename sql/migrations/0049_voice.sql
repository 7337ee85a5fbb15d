-- migrate:up

-- Where recorded conversations come from, such as one call centre, and who its speakers are.
create table transcript_source (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  name text not null constraint transcript_source_name_length check (length(name) between 1 and 120),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id)
);
create unique index transcript_source_name_key on transcript_source (org_id, lower(name));

-- Whether a speaker of this name is the customer. Names are told apart as they are written, without case.
create table transcript_speaker (
  org_id uuid not null,
  source_id uuid not null,
  name text not null constraint transcript_speaker_name_length check (length(name) <= 120),
  is_customer boolean not null,
  set_by uuid,
  set_at timestamptz(3) not null default now(),
  primary key (org_id, source_id, name),
  foreign key (org_id, source_id) references transcript_source (org_id, id) on delete cascade,
  foreign key (org_id, set_by) references member (org_id, id) on delete set null (set_by)
);

-- A batch of transcripts is an import, so that it is listed and undone as one.
alter table import
  add column source_id uuid,
  add constraint import_source_there
    foreign key (org_id, source_id) references transcript_source (org_id, id);

-- What became of a call of an interviewer. Who was reached and answered has the comment.
create table interview (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null,
  survey_id uuid not null,
  place_id uuid,
  member_id uuid,
  locale text not null,
  outcome text not null constraint interview_outcome_known
    check (outcome in ('answered', 'refused', 'not_reached', 'call_later')),
  feedback_id uuid,
  at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint interview_answered_has_answer
    check (feedback_id is null or outcome = 'answered'),
  foreign key (org_id, survey_id) references survey (org_id, id) on delete cascade,
  foreign key (org_id, place_id) references place (org_id, id),
  foreign key (org_id, member_id) references member (org_id, id) on delete set null (member_id),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete set null (feedback_id)
);
create index interview_survey_idx on interview (org_id, survey_id, at desc);
create index interview_feedback_idx on interview (org_id, feedback_id) where feedback_id is not null;

do $$
declare name text;
begin
  foreach name in array array['transcript_source', 'transcript_speaker', 'interview'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
grant select, insert, update, delete on transcript_source, transcript_speaker, interview to vocero_app;
-- A transcript is stored as every comment is, and then noted as one of its batch.
grant update (import_id) on feedback to vocero_app;
