-- migrate:up

-- Somebody who may be written to: what is known of a customer beyond the comments. Deleting a person
-- deletes all that is kept by person.
create table person (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  customer_ref text, -- as in feedback.customer_ref
  name text constraint person_name_length check (length(name) between 1 and 200),
  email text constraint person_email_length check (length(email) between 3 and 320),
  phone text constraint person_phone_length check (length(phone) between 1 and 60),
  locale text, -- the language to write in; null: the organisation's
  -- Ways to be reached, the one that is liked best first; none: nothing was said.
  channels text[] not null default '{}'
    constraint person_channels_known check (channels <@ array['email', 'sms', 'phone']),
  -- When it suits, by the clock of the organisation; none: nothing was said.
  hours text[] not null default '{}'
    constraint person_hours_known
    check (hours <@ array['morning', 'afternoon', 'evening', 'weekend']),
  preferred_at timestamptz(3), -- when the person or somebody for them last said so
  do_not_contact_at timestamptz(3),
  do_not_contact_by text constraint person_do_not_contact_by_known
    check (do_not_contact_by in ('person', 'member')),
  do_not_contact_member_id uuid,
  do_not_contact_reason text
    constraint person_do_not_contact_reason_length check (length(do_not_contact_reason) <= 500),
  no_asking_at timestamptz(3), -- wants to be asked nothing; answers to what they wrote are another matter
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  foreign key (org_id, do_not_contact_member_id)
    references member (org_id, id) on delete set null (do_not_contact_member_id),
  constraint person_do_not_contact_whole
    check ((do_not_contact_at is null) = (do_not_contact_by is null))
);
create unique index person_customer_key on person (org_id, customer_ref);
create index person_email_idx on person (org_id, lower(email)) where email is not null;
create index person_phone_idx on person (org_id, phone) where phone is not null;

-- What a person agreed to, in the words that they saw. Nothing changes but that it is withdrawn.
create table consent (
  org_id uuid not null,
  id uuid not null default new_id(),
  person_id uuid not null,
  channel text not null constraint consent_channel_known
    check (channel in ('email', 'sms', 'phone')),
  purpose text not null constraint consent_purpose_known
    check (purpose in ('answer_me', 'ask_opinion')),
  text_version integer not null,
  text text not null,
  locale text not null,
  source text not null constraint consent_source_known
    check (source in ('survey', 'form', 'agent', 'import', 'api', 'preferences')),
  feedback_id uuid, -- the comment that it was given with
  given_at timestamptz(3) not null default now(),
  withdrawn_at timestamptz(3),
  withdrawn_by text constraint consent_withdrawn_by_known
    check (withdrawn_by in ('person', 'member')),
  primary key (org_id, id),
  foreign key (org_id, person_id) references person (org_id, id) on delete cascade,
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete set null (feedback_id),
  constraint consent_withdrawal_whole check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index consent_person_idx on consent (org_id, person_id, purpose);
create index consent_feedback_idx on consent (org_id, feedback_id) where feedback_id is not null;
create trigger consent_append_only before update on consent
  for each row when (
    (old.person_id, old.channel, old.purpose, old.text_version, old.text, old.locale, old.source,
      old.given_at)
    is distinct from (new.person_id, new.channel, new.purpose, new.text_version, new.text,
      new.locale, new.source, new.given_at)
    or (old.withdrawn_at is not null
      and (old.withdrawn_at, old.withdrawn_by) is distinct from (new.withdrawn_at, new.withdrawn_by)))
  execute function refuse_change();

alter table contact
  add column person_id uuid,
  add constraint contact_person_there
    foreign key (org_id, person_id) references person (org_id, id) on delete cascade;
create index contact_person_idx on contact (org_id, person_id) where person_id is not null;

-- The person of this reference, else of this address, made where there is none. What is known already
-- is replaced only by a sender who knows whom they speak of.
create function person_of(
  its_ref text, its_name text, its_email text, its_phone text, its_locale text, is_known boolean
) returns uuid language plpgsql as $$
declare found uuid;
begin
  perform pg_advisory_xact_lock(
    hashtextextended('person ' || app_org()::text || lower(coalesce(its_ref, its_email, its_phone)), 0));
  select id into found from person where org_id = app_org() and customer_ref = its_ref;
  if found is null and its_email is not null then
    select id into found from person
    where org_id = app_org() and lower(email) = lower(its_email)
      and (customer_ref is null or its_ref is null)
    order by id limit 1;
  end if;
  if found is null and its_email is null and its_ref is null then
    select id into found from person
    where org_id = app_org() and phone = its_phone order by id limit 1;
  end if;
  if found is null then
    insert into person (org_id, customer_ref, name, email, phone, locale)
    values (app_org(), its_ref, its_name, its_email, its_phone, its_locale)
    on conflict (org_id, customer_ref) do update set customer_ref = excluded.customer_ref
    returning id into found;
  else
    update person set
      customer_ref = coalesce(customer_ref, its_ref),
      name = case when is_known then coalesce(its_name, name) else coalesce(name, its_name) end,
      email = case when is_known then coalesce(its_email, email) else coalesce(email, its_email) end,
      phone = case when is_known then coalesce(its_phone, phone) else coalesce(phone, its_phone) end,
      locale = coalesce(locale, its_locale)
    where org_id = app_org() and id = found;
  end if;
  return found;
end $$;

-- Those who agreed before there were persons.
do $$
declare
  given record;
  its_person uuid;
begin
  for given in
    select contact.*, feedback.customer_ref, feedback.channel, feedback.member_id
    from contact join feedback on feedback.org_id = contact.org_id and feedback.id = feedback_id
    order by contact.org_id, feedback_id
  loop
    perform set_config('app.org', given.org_id::text, true);
    its_person := person_of(
      given.customer_ref, given.name, given.email, given.phone, given.locale, true);
    update contact set person_id = its_person
    where org_id = given.org_id and feedback_id = given.feedback_id;
    insert into consent (org_id, person_id, channel, purpose, text_version, text, locale, source,
      feedback_id, given_at)
    select given.org_id, its_person, way, 'answer_me', given.purpose_version, given.purpose_text,
      given.locale,
      case when given.channel in ('survey', 'form') then given.channel
        when given.member_id is not null then 'agent' else 'api' end,
      given.feedback_id, given.consented_at
    from unnest(array[
      case when given.email is not null then 'email' end,
      case when given.phone is not null then 'phone' end]) as way
    where way is not null;
  end loop;
  perform set_config('app.org', '', true);
end $$;

-- Whether and how people are asked for their opinion after a service, over all surveys.
create table asking_policy (
  org_id uuid not null primary key references organization (id) on delete cascade,
  cap_days integer not null default 30
    constraint asking_policy_cap_range check (cap_days between 0 and 365),
  first_hour integer not null default 9,
  last_hour integer not null default 20, -- nothing is sent from here on
  on_weekends boolean not null default true,
  reply_to text constraint asking_policy_reply_to_length check (length(reply_to) between 3 and 320),
  constraint asking_policy_hours check (0 <= first_hour and first_hour < last_hour and last_hour <= 24)
);

-- "Ask after a service": how a survey invites.
create table survey_asking (
  org_id uuid not null,
  survey_id uuid not null,
  is_on boolean not null default false,
  delay_minutes integer not null default 60
    constraint survey_asking_delay_range check (delay_minutes between 0 and 43200),
  expires_days integer not null default 14
    constraint survey_asking_expiry_range check (expires_days between 1 and 90),
  reminder_days integer not null default 0 -- 0: none
    constraint survey_asking_reminder_range check (reminder_days between 0 and 30),
  basis text not null default 'consent'
    constraint survey_asking_basis_known check (basis in ('consent', 'existing_customer')),
  primary key (org_id, survey_id),
  foreign key (org_id, survey_id) references survey (org_id, id) on delete cascade
);

-- One service, one person, one question: the promise to ask, and what became of it.
create table survey_invitation (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  person_id uuid,
  test_member_id uuid, -- a member who looks at what customers get; no answer of theirs is kept
  survey_id uuid not null,
  place_id uuid,
  service_channel text, -- where the service was given
  locale text not null,
  basis text not null constraint survey_invitation_basis_known
    check (basis in ('consent', 'existing_customer')),
  token_hash text not null, -- SHA-256 of a 128-bit token, hex
  source text not null constraint survey_invitation_source_known
    check (source in ('api', 'webhook', 'test')),
  external_id text, -- the sender's own id of the event
  occurred_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  remind_at timestamptz(3), -- null: nobody is reminded
  suppressed_at timestamptz(3),
  suppressed_for text, -- the reason, as the guard gives it
  cancelled_at timestamptz(3),
  cancelled_by uuid,
  answered_at timestamptz(3),
  feedback_id uuid,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint survey_invitation_token_key unique (org_id, token_hash),
  constraint survey_invitation_event_key unique (org_id, external_id),
  constraint survey_invitation_answer_key unique (org_id, feedback_id),
  constraint survey_invitation_suppressed_whole
    check ((suppressed_at is null) = (suppressed_for is null)),
  constraint survey_invitation_one_reader
    check ((person_id is null) = (source = 'test') and (test_member_id is null) = (source <> 'test')),
  foreign key (org_id, person_id) references person (org_id, id) on delete cascade,
  foreign key (org_id, test_member_id) references member (org_id, id) on delete cascade,
  foreign key (org_id, survey_id) references survey (org_id, id) on delete cascade,
  foreign key (org_id, place_id) references place (org_id, id) on delete set null (place_id),
  foreign key (org_id, cancelled_by) references member (org_id, id) on delete set null (cancelled_by),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete set null (feedback_id)
);
create index survey_invitation_token_idx on survey_invitation (token_hash);
create index survey_invitation_person_idx on survey_invitation (org_id, person_id, due_at);
create index survey_invitation_survey_idx on survey_invitation (org_id, survey_id, id desc);

-- Its letters: 1 asks, 2 reminds. Each goes out once or not at all.
create table survey_invitation_mail (
  org_id uuid not null,
  invitation_id uuid not null,
  step integer not null constraint survey_invitation_mail_step_known check (step in (1, 2)),
  due_at timestamptz(3) not null,
  attempts integer not null default 0,
  sending_at timestamptz(3),
  sent_at timestamptz(3),
  failed_at timestamptz(3),
  error text,
  error_detail text,
  subject text, -- what it says; {{answer}} and {{preferences}} stand for links, which are not kept
  body text,
  primary key (org_id, invitation_id, step),
  foreign key (org_id, invitation_id) references survey_invitation (org_id, id) on delete cascade
);
create index survey_invitation_mail_due_idx on survey_invitation_mail (org_id, due_at)
  where sent_at is null and failed_at is null;
create index survey_invitation_mail_sent_idx on survey_invitation_mail (org_id, sent_at)
  where sent_at is not null;

-- Where another system tells, signed, that a service is finished.
create table service_hook (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  name text not null constraint service_hook_name_length check (length(name) between 1 and 120),
  token_hash text not null, -- SHA-256 of a 128-bit token, hex; the signing secret is derived, not kept
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  primary key (org_id, id),
  constraint service_hook_token_key unique (org_id, token_hash),
  foreign key (org_id, created_by) references member (org_id, id) on delete set null (created_by)
);
create index service_hook_token_idx on service_hook (token_hash);

-- What a hook delivered, by the sender's id: a second delivery does nothing.
create table service_hook_event (
  org_id uuid not null,
  hook_id uuid not null,
  event_id text not null constraint service_hook_event_length check (length(event_id) between 1 and 255),
  invitation_id uuid,
  received_at timestamptz(3) not null default now(),
  primary key (org_id, hook_id, event_id),
  foreign key (org_id, hook_id) references service_hook (org_id, id) on delete cascade,
  foreign key (org_id, invitation_id)
    references survey_invitation (org_id, id) on delete set null (invitation_id)
);
create index service_hook_event_invitation_idx on service_hook_event (org_id, invitation_id)
  where invitation_id is not null;

do $$
declare name text;
begin
  foreach name in array array['person', 'consent', 'asking_policy', 'survey_asking',
    'survey_invitation', 'survey_invitation_mail', 'service_hook', 'service_hook_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
create policy lookup on survey_invitation for select using (token_hash = app_lookup());
create policy lookup on service_hook for select using (token_hash = app_lookup());

grant select, insert, update, delete on person, asking_policy, survey_asking to vocero_app;
grant select, insert on consent to vocero_app;
grant update (withdrawn_at, withdrawn_by) on consent to vocero_app;
grant select, insert, update on survey_invitation, survey_invitation_mail, service_hook,
  service_hook_event to vocero_app;
grant update (person_id) on contact to vocero_app;
