-- migrate:up

-- A messenger is a way to be reached like the others.
alter table person
  add column chat text constraint person_chat_length check (length(chat) between 1 and 320),
  drop constraint person_channels_known,
  add constraint person_channels_known
    check (channels <@ array['email', 'sms', 'chat', 'phone']);
alter table consent
  drop constraint consent_channel_known,
  add constraint consent_channel_known check (channel in ('email', 'sms', 'chat', 'phone'));
create index person_chat_idx on person (org_id, chat) where chat is not null;

-- The one question after something that was said unasked.
alter table customer_message
  add column rating text constraint customer_message_rating_known
    check (rating in ('yes', 'no', 'too_many')),
  add column rated_at timestamptz(3),
  add constraint customer_message_rating_whole check ((rating is null) = (rated_at is null));
create index customer_message_alert_idx on customer_message (org_id, alert, sent_at)
  where alert is not null and sent_at is not null;
create index customer_message_sending_idx on customer_message (org_id, sending_at)
  where sending_at is not null;

-- How an organisation writes to its customers.
create table sending_policy (
  org_id uuid not null primary key references organization (id) on delete cascade,
  -- Its mailbox takes name+tag@…: answers then carry the case in their address.
  reply_plus boolean not null default false
);

-- Where text messages and chat messages are handed over: a web address of the organisation's own.
create table send_adapter (
  org_id uuid not null references organization (id) on delete cascade,
  channel text not null constraint send_adapter_channel_known check (channel in ('sms', 'chat')),
  url text not null constraint send_adapter_url_form check (url ~ '^https?://' and length(url) <= 2000),
  turn integer not null default 1, -- of its key, which is derived and not kept
  disabled_at timestamptz(3),
  disabled_for text constraint send_adapter_disabled_form check (disabled_for ~ '^[a-z_]+$'),
  -- A try that somebody asked for, and what came of it.
  trial_to text constraint send_adapter_trial_length check (length(trial_to) between 1 and 320),
  tried_at timestamptz(3),
  trial_error text constraint send_adapter_trial_form check (trial_error ~ '^[a-z_]+$'),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, channel),
  constraint send_adapter_disabled_whole check ((disabled_at is null) = (disabled_for is null))
);

-- What came of handing a message over, each time. No words, no addresses.
create table message_delivery (
  org_id uuid not null,
  id uuid not null default new_id(),
  message_id uuid not null,
  channel text not null
    constraint message_delivery_channel_known check (channel in ('email', 'sms', 'chat')),
  error text constraint message_delivery_error_form check (error ~ '^[a-z_]+$'), -- null: it was taken
  detail text,
  at timestamptz(3) not null default now(),
  primary key (org_id, id),
  foreign key (org_id, message_id) references customer_message (org_id, id) on delete cascade
);
create index message_delivery_message_idx on message_delivery (org_id, message_id, id);

-- Which alerts an organisation gives, and its own words for them by language: {"en": {"subject": …,
-- "body": …}}. What has no line is given in our words.
create table alert_setting (
  org_id uuid not null references organization (id) on delete cascade,
  alert text not null constraint alert_setting_alert_known
    check (alert in ('problem', 'stage', 'reminder', 'renewal', 'decision', 'expiry')),
  is_on boolean not null default true,
  words jsonb not null default '{}',
  primary key (org_id, alert)
);

-- Which alerts somebody does not want.
create table person_alert_off (
  org_id uuid not null,
  person_id uuid not null,
  alert text not null constraint person_alert_off_alert_known
    check (alert in ('problem', 'stage', 'reminder', 'renewal', 'decision', 'expiry')),
  by text not null constraint person_alert_off_by_known check (by in ('person', 'member')),
  at timestamptz(3) not null default now(),
  primary key (org_id, person_id, alert),
  foreign key (org_id, person_id) references person (org_id, id) on delete cascade
);

-- Where a mailbox or a gateway hands answers over. Of its address only the hash is kept.
create table reply_hook (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null,
  name text not null constraint reply_hook_name_length check (length(name) between 1 and 120),
  token_hash text not null,
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, created_by) references member (org_id, id) on delete set null (created_by)
);
create unique index reply_hook_token_key on reply_hook (org_id, token_hash);
create index reply_hook_token_idx on reply_hook (token_hash);

-- Answers that belong to no case for sure. A member says where they belong.
create table unmatched_reply (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  channel text not null
    constraint unmatched_reply_channel_known check (channel in ('email', 'sms', 'chat')),
  sender text not null constraint unmatched_reply_sender_length check (length(sender) <= 320),
  text text not null constraint unmatched_reply_text_length check (length(text) <= 8000),
  reason text not null constraint unmatched_reply_reason_known
    check (reason in ('no_case', 'other_sender', 'automatic')),
  case_id uuid, -- the one that it names, or where it was put
  external_id text not null,
  received_at timestamptz(3) not null default now(),
  settled_at timestamptz(3),
  settled_by uuid,
  primary key (org_id, id),
  constraint unmatched_reply_external_key unique (org_id, external_id),
  foreign key (org_id, case_id) references customer_case (org_id, id) on delete set null (case_id),
  foreign key (org_id, settled_by) references member (org_id, id) on delete set null (settled_by)
);
create index unmatched_reply_open_idx on unmatched_reply (org_id, id desc) where settled_at is null;

do $$
declare name text;
begin
  foreach name in array array['sending_policy', 'send_adapter', 'message_delivery', 'alert_setting',
    'person_alert_off', 'reply_hook', 'unmatched_reply'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
create policy lookup on reply_hook for select using (token_hash = app_lookup());
grant select, insert, update, delete on sending_policy, send_adapter, alert_setting,
  person_alert_off, reply_hook, unmatched_reply to vocero_app;
grant select, insert, delete on message_delivery to vocero_app;
