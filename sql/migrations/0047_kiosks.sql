-- migrate:up

-- A device that stands in a branch and asks who passes by. It proves itself by a token of its own.
create table kiosk (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  name text not null constraint kiosk_name_length check (length(name) between 1 and 120),
  place_id uuid,
  survey_id uuid not null,
  locales text[] not null constraint kiosk_locales_some check (cardinality(locales) between 1 and 6),
  pin_hash text not null, -- PBKDF2: the device checks it too where it has no network
  reset_seconds integer not null default 4
    constraint kiosk_reset_span check (reset_seconds between 2 and 60),
  idle_seconds integer not null default 30
    constraint kiosk_idle_span check (idle_seconds between 10 and 600),
  alert_minutes integer default 120 -- null: nobody is told
    constraint kiosk_alert_span check (alert_minutes between 5 and 10080),
  opens_at time, -- null with closes_at: open all day; by the organisation's clock
  closes_at time,
  open_days integer[] not null default '{1,2,3,4,5,6,7}' -- 1: Monday
    constraint kiosk_days_some check (cardinality(open_days) between 1 and 7),
  token_hash text, -- SHA-256 of the device's 256-bit token, hex; null: no device is paired
  pairing_hash text, -- of the one-time token of the pairing link
  pairing_ends_at timestamptz(3),
  paired_at timestamptz(3),
  last_seen_at timestamptz(3),
  waiting integer not null default 0, -- answers that waited on the device when it was last seen
  parked integer not null default 0, -- answers on the device that were refused for good
  parked_why text,
  storage text not null default 'kept'
    constraint kiosk_storage_known check (storage in ('kept', 'memory', 'full')),
  app_version text,
  alerted_at timestamptz(3), -- of the silence that goes on
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint kiosk_hours_whole check ((opens_at is null) = (closes_at is null)),
  constraint kiosk_hours_in_order check (opens_at < closes_at),
  foreign key (org_id, place_id) references place (org_id, id),
  foreign key (org_id, survey_id) references survey (org_id, id) on delete cascade
);
create unique index kiosk_name_key on kiosk (org_id, lower(name)) where archived_at is null;
create unique index kiosk_token_key on kiosk (org_id, token_hash);
create index kiosk_token_idx on kiosk (token_hash);
create unique index kiosk_pairing_key on kiosk (org_id, pairing_hash);
create index kiosk_pairing_idx on kiosk (pairing_hash);
create index kiosk_survey_idx on kiosk (org_id, survey_id);
create index kiosk_place_idx on kiosk (org_id, place_id);

-- Which comment an answer became that a device named: it is stored once, however often it is sent.
create table kiosk_answer (
  org_id uuid not null,
  kiosk_id uuid not null,
  id uuid not null, -- drawn by the device when the answer was given
  feedback_id uuid not null,
  given_at timestamptz(3) not null,
  sameness text not null, -- of what was answered: equal answers have equal ones
  is_finished boolean not null, -- false: whoever gave it left before the last question
  is_burst boolean not null default false, -- was flagged once; a person may have said otherwise since
  primary key (org_id, kiosk_id, id),
  foreign key (org_id, kiosk_id) references kiosk (org_id, id) on delete cascade,
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade
);
create index kiosk_answer_given_idx on kiosk_answer (org_id, kiosk_id, given_at desc);
create index kiosk_answer_feedback_idx on kiosk_answer (org_id, feedback_id);

do $$
declare name text;
begin
  foreach name in array array['kiosk', 'kiosk_answer'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
create policy lookup on kiosk for select
  using (token_hash = app_lookup() or pairing_hash = app_lookup());

grant select, insert, update, delete on kiosk, kiosk_answer to vocero_app;
grant update (flags) on feedback to vocero_app;
