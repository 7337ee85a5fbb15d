-- migrate:up

-- A public page that collects feedback: a post-service survey or a comment form.
create table survey (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  kind text not null constraint survey_kind_known check (kind in ('survey', 'form')),
  name text not null constraint survey_name_length check (length(name) between 1 and 120),
  token text not null, -- 128 random bits in the public address; it opens nothing but this page
  locale text not null default 'en',
  active boolean not null default true,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint survey_token_key unique (org_id, token)
);
create index survey_token_idx on survey (token);

create table import (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  file_name text not null,
  state text not null default 'running' constraint import_state_known
    check (state in ('uploaded', 'running', 'done', 'failed', 'undone')),
  mapping jsonb not null default '{}',
  total integer not null default 0,
  accepted integer not null default 0,
  duplicate integer not null default 0,
  refused integer not null default 0,
  error text,
  created_by uuid, -- null: the operator's command line
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  undone_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, created_by) references member (org_id, id)
);

create table import_refusal (
  org_id uuid not null,
  import_id uuid not null,
  line integer not null, -- 1-based line of the file, the header included
  reason text not null, -- a code, shown in the reader's language
  raw text not null,
  primary key (org_id, import_id, line),
  foreign key (org_id, import_id) references import (org_id, id) on delete cascade
);

create table feedback (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  channel text not null constraint feedback_channel_form check (channel ~ '^[a-z][a-z0-9_-]{0,39}$'),
  text text not null, -- what was said, personal data replaced by placeholders
  language text, -- as said by the sender or detected; null when too short to tell
  scores jsonb not null default '{}', -- answers to the survey's questions
  kind text constraint feedback_kind_known check (kind in ('avoidable', 'repeat', 'simple', 'valued')),
  reason_id uuid,
  customer_ref text,
  external_id text,
  case_code text not null,
  survey_id uuid,
  import_id uuid,
  member_id uuid, -- the agent who wrote it down
  sanitised boolean not null default false, -- characters that cannot be stored were removed
  redacted boolean not null default false, -- the original is in feedback_original
  occurred_at timestamptz(3) not null default now(),
  received_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  foreign key (org_id, reason_id) references contact_reason (org_id, id),
  foreign key (org_id, survey_id) references survey (org_id, id),
  foreign key (org_id, import_id) references import (org_id, id),
  foreign key (org_id, member_id) references member (org_id, id)
);
create unique index feedback_external_key on feedback (org_id, external_id) where external_id is not null;
create unique index feedback_case_code_key on feedback (org_id, case_code);
create index feedback_time_idx on feedback (org_id, occurred_at desc, id desc);
create index feedback_import_idx on feedback (org_id, import_id) where import_id is not null;
create index feedback_customer_idx on feedback (org_id, customer_ref, occurred_at desc)
  where customer_ref is not null;

-- The words exactly as they came, where personal data was replaced. Read by administrators only.
create table feedback_original (
  org_id uuid not null,
  feedback_id uuid not null,
  text text not null,
  primary key (org_id, feedback_id),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade
);

-- The other turns of a transcript: read with the comment, never themed.
create table feedback_context (
  org_id uuid not null,
  feedback_id uuid not null,
  turns jsonb not null, -- [{"speaker": …, "text": …, "customer": true|false}]
  primary key (org_id, feedback_id),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade
);

-- How to reach the person, kept only with their consent and with the words they consented to.
create table contact (
  org_id uuid not null,
  feedback_id uuid not null,
  name text,
  email text,
  phone text,
  purpose_version integer not null,
  purpose_text text not null,
  locale text not null,
  consented_at timestamptz(3) not null default now(),
  primary key (org_id, feedback_id),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade
);

-- The customer's page without an account: whoever holds the link may read the status.
create table tracking_link (
  org_id uuid not null,
  token_hash text not null, -- SHA-256 of a 128-bit token, hex
  feedback_id uuid not null,
  primary key (org_id, token_hash),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade
);
create index tracking_link_token_idx on tracking_link (token_hash);
create index tracking_link_feedback_idx on tracking_link (org_id, feedback_id);

-- A repeated request gets the first one's answer; the same key with another body is refused.
create table idempotency_key (
  org_id uuid not null references organization (id) on delete cascade,
  scope text not null, -- who sent it: a key, a survey, a member
  key text not null,
  body_hash text not null,
  answer jsonb not null,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, scope, key)
);

-- What must happen afterwards. A row is deleted in the transaction that did it, never before.
create table outbox (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  topic text not null,
  subject_id uuid not null,
  created_at timestamptz(3) not null default now(),
  published_at timestamptz(3), -- last time it was handed to the queue
  attempts integer not null default 0,
  primary key (org_id, id)
);
create index outbox_due_idx on outbox (published_at nulls first, created_at);
create index outbox_subject_idx on outbox (org_id, topic, subject_id);

do $$
declare name text;
begin
  foreach name in array array['survey', 'import', 'import_refusal', 'feedback', 'feedback_original',
    'feedback_context', 'contact', 'tracking_link', 'idempotency_key', 'outbox'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;

create policy lookup on survey for select using (token = app_lookup());
create policy lookup on tracking_link for select using (token_hash = app_lookup());
create policy relay_reads on outbox for select using (app_is_relay());
create policy relay_marks on outbox for update using (app_is_relay()) with check (app_is_relay());

grant select, insert, update, delete on survey, import, import_refusal, contact, tracking_link,
  idempotency_key, outbox, feedback_original, feedback_context to vocero_app;
-- The words themselves cannot be updated, only what people say about them.
grant select, insert, delete on feedback to vocero_app;
grant update (reason_id, kind, language, customer_ref) on feedback to vocero_app;
