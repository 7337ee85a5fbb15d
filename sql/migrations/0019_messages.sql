-- migrate:up

-- How a message goes its way. Who does not want the digest by mail still finds it in the application.
alter table member add column digest_by_mail boolean not null default true;

alter table message
  -- Decided when the words are made: what was said while mail was not set up is never sent later.
  add column by_mail boolean not null default false,
  add column attempts smallint not null default 0,
  add column retry_at timestamptz(3), -- not to be tried again before
  add column sending_at timestamptz(3), -- handed to the mail server, whose answer is not known yet
  add column error_detail text, -- what the mail server said
  add constraint message_error_form check (error ~ '^[a-z_]+$'),
  add constraint message_sent_has_words check (not by_mail or subject is not null),
  add constraint message_failed_has_reason check (failed_at is null or error is not null);

-- Ids grow with time: the newest messages of a member, and of all, are read from the end of a key.
create index message_member_idx on message (org_id, member_id, id desc);
create index message_unread_idx on message (org_id, member_id) where read_at is null;
create index message_waiting_idx on message (org_id, id)
  where subject is null or (by_mail and sent_at is null and failed_at is null);

-- What a week was like, told when it was over. Never changed afterwards.
create table digest (
  org_id uuid not null references organization (id) on delete cascade,
  week_start date not null,
  data jsonb not null constraint digest_record check (jsonb_typeof(data) = 'object'),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, week_start)
);
alter table digest enable row level security;
alter table digest force row level security;
create policy own on digest using (org_id = app_org()) with check (org_id = app_org());
grant select, insert on digest to vocero_app;
create trigger digest_append_only before update on digest
  for each row execute function refuse_change();
