-- migrate:up

-- How an organisation deals with cases, over all of them.
create table case_policy (
  org_id uuid not null primary key references organization (id) on delete cascade,
  -- Whose matter becomes a case by itself: who left a way to be reached, what is urgent.
  opens_for text[] not null default '{contact,urgent}'
    constraint case_policy_opens_known check (opens_for <@ array['contact', 'urgent']),
  ack_hours integer not null default 24
    constraint case_policy_ack_range check (ack_hours between 1 and 240),
  -- When the clocks run: always, on working days around the clock, or in working hours alone.
  clock text not null default 'working_days' constraint case_policy_clock_known
    check (clock in ('always', 'working_days', 'working_hours')),
  -- [[from, until], …] in minutes of the day, for each day from Monday on; [] is a day off.
  week jsonb not null
    default '[[[540,1020]],[[540,1020]],[[540,1020]],[[540,1020]],[[540,1020]],[],[]]'
    constraint case_policy_week_days check (jsonb_array_length(week) = 7),
  -- Who is given new cases, the one with the fewest first; none: everybody who takes notes.
  owner_ids uuid[] not null default '{}',
  buffer_days integer not null default 1
    constraint case_policy_buffer_range check (buffer_days between 0 and 60),
  -- So many percent of a promise's time are over before it counts as at risk.
  risk_share integer not null default 80
    constraint case_policy_risk_range check (risk_share between 10 and 99),
  aftercare_days integer not null default 7 -- 0: nobody is asked
    constraint case_policy_aftercare_range check (aftercare_days between 0 and 90),
  -- What customers see of who is responsible.
  shows text not null default 'role' constraint case_policy_shows_known
    check (shows in ('role', 'name'))
);

-- Days on which nobody works.
create table holiday (
  org_id uuid not null references organization (id) on delete cascade,
  day date not null,
  name text not null constraint holiday_name_length check (length(name) between 1 and 120),
  primary key (org_id, day)
);

-- One customer's matter, from receipt to closing (ISO 10002). It begins with a comment, and more may
-- join it.
create table customer_case (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  code text not null, -- that of the comment it began with
  feedback_id uuid not null,
  person_id uuid, -- whom it is about, where they may be reached
  state text not null default 'received' constraint customer_case_state_known check (state in (
    'received', 'acknowledged', 'assessed', 'investigating', 'proposed', 'decided',
    'closed_accepted', 'closed_not_accepted', 'waiting', 'escalated', 'reopened')),
  resumes text, -- the state that it goes on from when the customer has answered
  owner_id uuid not null, -- the one person responsible
  deputy_id uuid,
  escalated_to text constraint customer_case_escalated_known
    check (escalated_to in ('manager', 'expert')),
  received_at timestamptz(3) not null,
  ack_due_at timestamptz(3) not null,
  acknowledged_at timestamptz(3), -- by a person; a receipt goes out by itself and is another thing
  acknowledged_by uuid,
  next_contact_at timestamptz(3), -- when the customer hears from us next, come what may
  -- What the customer wants: what would put it right, what matters most, by when.
  wish text constraint customer_case_wish_length check (length(wish) between 1 and 2000),
  priority text constraint customer_case_priority_length check (length(priority) between 1 and 500),
  wanted_by date,
  emotion text constraint customer_case_emotion_known
    check (emotion in ('calm', 'worried', 'disappointed', 'angry', 'desperate')),
  severity smallint constraint customer_case_severity_range check (severity between 1 and 3),
  impact smallint constraint customer_case_impact_range check (impact between 1 and 3),
  complexity smallint constraint customer_case_complexity_range check (complexity between 1 and 3),
  is_safety boolean not null default false,
  immediate_action text
    constraint customer_case_immediate_length check (length(immediate_action) between 1 and 2000),
  findings text constraint customer_case_findings_length check (length(findings) between 1 and 8000),
  answer text constraint customer_case_answer_length check (length(answer) between 1 and 8000),
  -- Why it is so, and where to go with it: told to the customer together with the decision.
  decision text constraint customer_case_decision_length check (length(decision) between 1 and 8000),
  decision_reason text
    constraint customer_case_decision_reason_length check (length(decision_reason) between 1 and 4000),
  closing_reason text constraint customer_case_closing_known check (closing_reason in (
    'solved', 'explained', 'policy', 'not_ours', 'withdrawn', 'no_answer')),
  closing_note text
    constraint customer_case_closing_note_length check (length(closing_note) between 1 and 4000),
  alternatives text -- what else the customer can do, told to who does not accept
    constraint customer_case_alternatives_length check (length(alternatives) between 1 and 4000),
  expectation_gap text -- what the customer expected and could not know
    constraint customer_case_gap_length check (length(expectation_gap) between 1 and 500),
  closed_at timestamptz(3),
  closed_by uuid,
  -- What the customer says of it afterwards: how it turned out, how it was handled (1 to 5).
  outcome text constraint customer_case_outcome_known
    check (outcome in ('solved', 'partly', 'not_solved')),
  handled smallint constraint customer_case_handled_range check (handled between 1 and 5),
  outcome_note text constraint customer_case_outcome_note_length check (length(outcome_note) <= 2000),
  outcome_at timestamptz(3),
  reopened_at timestamptz(3), -- the last time
  reopenings integer not null default 0,
  opened_by uuid, -- null: by itself
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint customer_case_feedback_key unique (org_id, feedback_id),
  constraint customer_case_code_key unique (org_id, code),
  constraint customer_case_closed_whole
    check ((closed_at is not null) = (state in ('closed_accepted', 'closed_not_accepted'))),
  constraint customer_case_closed_for_reason check (closed_at is null or closing_reason is not null),
  constraint customer_case_policy_explained
    check (closing_reason is distinct from 'policy' or closing_note is not null),
  constraint customer_case_open_has_next check (closed_at is not null or next_contact_at is not null),
  constraint customer_case_waiting_resumes check ((state = 'waiting') = (resumes is not null)),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade,
  foreign key (org_id, person_id) references person (org_id, id) on delete set null (person_id),
  foreign key (org_id, owner_id) references member (org_id, id),
  foreign key (org_id, deputy_id) references member (org_id, id) on delete set null (deputy_id),
  foreign key (org_id, acknowledged_by)
    references member (org_id, id) on delete set null (acknowledged_by),
  foreign key (org_id, closed_by) references member (org_id, id) on delete set null (closed_by),
  foreign key (org_id, opened_by) references member (org_id, id) on delete set null (opened_by)
);
create index customer_case_newest_idx on customer_case (org_id, id desc);
create index customer_case_owner_idx on customer_case (org_id, owner_id, next_contact_at)
  where closed_at is null;
create index customer_case_next_idx on customer_case (org_id, next_contact_at)
  where closed_at is null;
create index customer_case_ack_idx on customer_case (org_id, ack_due_at)
  where acknowledged_at is null and closed_at is null;
create index customer_case_closed_idx on customer_case (org_id, closed_at) where closed_at is not null;
create index customer_case_person_idx on customer_case (org_id, person_id) where person_id is not null;

-- A comment belongs to one case at most.
alter table feedback
  add column case_id uuid,
  add constraint feedback_case_there foreign key (org_id, case_id)
    references customer_case (org_id, id) on delete set null (case_id);
create index feedback_case_idx on feedback (org_id, case_id) where case_id is not null;
grant update (case_id) on feedback to vocero_app;

-- What was done with a case: who, what, when, why. Nothing in it changes.
create table case_event (
  org_id uuid not null,
  id uuid not null default new_id(),
  case_id uuid not null,
  act text not null constraint case_event_act_form check (act ~ '^[a-z_]+$'),
  by text not null constraint case_event_by_known check (by in ('member', 'customer', 'system')),
  member_id uuid,
  before jsonb not null default '{}',
  after jsonb not null default '{}',
  note text constraint case_event_note_length check (length(note) <= 4000),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  foreign key (org_id, case_id) references customer_case (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references member (org_id, id) on delete set null (member_id)
);
create index case_event_case_idx on case_event (org_id, case_id, id desc);

-- What the customer added, however it came, and what staff noted for themselves.
create table case_entry (
  org_id uuid not null,
  id uuid not null default new_id(),
  case_id uuid not null,
  by text not null constraint case_entry_by_known check (by in ('customer', 'member')),
  member_id uuid, -- who wrote it down
  via text not null constraint case_entry_via_known
    check (via in ('page', 'email', 'sms', 'chat', 'phone', 'staff')),
  is_internal boolean not null default false, -- never shown to the customer
  text text not null constraint case_entry_text_length check (length(text) <= 8000),
  external_id text, -- the sender's own id, so that it lands here once
  seen_at timestamptz(3), -- by the one who is responsible
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint case_entry_external_key unique (org_id, external_id),
  constraint case_entry_internal_is_ours check (not is_internal or by = 'member'),
  foreign key (org_id, case_id) references customer_case (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references member (org_id, id) on delete set null (member_id)
);
create index case_entry_case_idx on case_entry (org_id, case_id, id);
create index case_entry_unseen_idx on case_entry (org_id, case_id)
  where by = 'customer' and seen_at is null;

-- The register of agreements: who promised what by when, and what became of it.
create table promise (
  org_id uuid not null,
  id uuid not null default new_id(),
  case_id uuid not null,
  by text not null default 'us' constraint promise_by_known check (by in ('us', 'customer')),
  -- The promise that answers the matter itself; the others are agreements on the way there.
  is_main boolean not null default false,
  what text not null constraint promise_what_length check (length(what) between 1 and 500),
  due_at timestamptz(3) not null,
  risk_at timestamptz(3) not null, -- from here on it is at risk unless it is kept
  could_delay text constraint promise_could_delay_length check (length(could_delay) between 1 and 500),
  basis jsonb, -- what it was suggested from: {"days": …, "n": …, "buffer": …}; null: nothing was
  state text not null default 'open' constraint promise_state_known
    check (state in ('open', 'kept', 'broken', 'renegotiated', 'withdrawn')),
  made_by uuid,
  made_at timestamptz(3) not null default now(),
  settled_at timestamptz(3),
  settled_by uuid,
  replaces uuid, -- the one whose place it took
  -- What the customer says to the date.
  answer text constraint promise_answer_known check (answer in ('accepted', 'refused')),
  answer_note text constraint promise_answer_note_length check (length(answer_note) <= 1000),
  wanted_on date,
  answered_at timestamptz(3),
  -- On the way to a miss: seen to be at risk, why, the customer told before the date.
  at_risk_at timestamptz(3),
  cause text constraint promise_cause_known check (cause in (
    'part_missing', 'supplier', 'workload', 'waiting_customer', 'technical', 'weather', 'our_error',
    'other')),
  cause_note text constraint promise_cause_note_length check (length(cause_note) between 1 and 500),
  warned_at timestamptz(3),
  missed_at timestamptz(3),
  primary key (org_id, id),
  constraint promise_settled_whole check ((state in ('open', 'broken')) or settled_at is not null),
  constraint promise_risk_before_due check (risk_at <= due_at),
  foreign key (org_id, case_id) references customer_case (org_id, id) on delete cascade,
  foreign key (org_id, replaces) references promise (org_id, id) on delete set null (replaces),
  foreign key (org_id, made_by) references member (org_id, id) on delete set null (made_by),
  foreign key (org_id, settled_by) references member (org_id, id) on delete set null (settled_by)
);
create unique index promise_main_key on promise (org_id, case_id) where is_main and state = 'open';
create index promise_case_idx on promise (org_id, case_id, id desc);
create index promise_due_idx on promise (org_id, due_at) where state = 'open';
create index promise_risk_idx on promise (org_id, risk_at)
  where state = 'open' and at_risk_at is null;
create index promise_settled_idx on promise (org_id, due_at) where state <> 'withdrawn';

-- What is said to a customer: on their page always, and by their channel where they may be reached.
-- Unique by whom it is for, what happened and what kind it is.
create table customer_message (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  recipient uuid not null, -- the person, or the comment of somebody who left no way to be reached
  event text not null constraint customer_message_event_length check (length(event) between 1 and 200),
  kind text not null constraint customer_message_kind_form check (kind ~ '^[a-z_]+$'),
  alert text constraint customer_message_alert_known
    check (alert in ('problem', 'stage', 'reminder', 'renewal', 'decision', 'expiry')),
  person_id uuid,
  feedback_id uuid,
  case_id uuid,
  theme_id uuid,
  locale text not null,
  data jsonb not null default '{}', -- what the words are made of
  subject text,
  body text, -- {{page}} and {{preferences}} stand for links, which are not kept
  is_edited boolean not null default false, -- a person wrote the words
  -- A draft waits for a person; what nobody has to look at is approved from the start.
  approved_at timestamptz(3),
  approved_by uuid,
  discarded_at timestamptz(3),
  discarded_by uuid,
  due_at timestamptz(3) not null default now(), -- not before
  useless_at timestamptz(3), -- not after, such as a reminder of something that is over
  channel text constraint customer_message_channel_known
    check (channel in ('email', 'sms', 'chat', 'phone', 'page')), -- null: not chosen yet
  attempts smallint not null default 0,
  sending_at timestamptz(3),
  sent_at timestamptz(3),
  by_hand boolean not null default false, -- a member sent it and says so
  blocked_for text, -- what the guard says: it is on the page only
  failed_at timestamptz(3),
  error text constraint customer_message_error_form check (error ~ '^[a-z_]+$'),
  error_detail text,
  provider_id text, -- what the gateway calls it
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint customer_message_once_key unique (org_id, recipient, event, kind),
  constraint customer_message_discarded_or_approved check (discarded_at is null or sent_at is null),
  foreign key (org_id, person_id) references person (org_id, id) on delete cascade,
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade,
  foreign key (org_id, case_id) references customer_case (org_id, id) on delete cascade,
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade,
  foreign key (org_id, approved_by) references member (org_id, id) on delete set null (approved_by),
  foreign key (org_id, discarded_by) references member (org_id, id) on delete set null (discarded_by),
  foreign key (org_id, created_by) references member (org_id, id) on delete set null (created_by)
);
create index customer_message_newest_idx on customer_message (org_id, id desc);
create index customer_message_case_idx on customer_message (org_id, case_id, id)
  where case_id is not null;
create index customer_message_theme_idx on customer_message (org_id, theme_id, id)
  where theme_id is not null;
create index customer_message_person_idx on customer_message (org_id, person_id, id desc)
  where person_id is not null;
create index customer_message_draft_idx on customer_message (org_id, id)
  where approved_at is null and discarded_at is null;
create index customer_message_due_idx on customer_message (org_id, due_at)
  where approved_at is not null and sent_at is null and failed_at is null and blocked_for is null
    and discarded_at is null;

do $$
declare name text;
begin
  foreach name in array array['case_policy', 'holiday', 'customer_case', 'case_event', 'case_entry',
    'promise', 'customer_message'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
create trigger case_event_append_only before update on case_event
  for each row when (old.member_id is not distinct from new.member_id or new.member_id is not null)
  execute function refuse_change();
grant select, insert, update, delete on case_policy, holiday, customer_case, promise,
  customer_message to vocero_app;
grant select, insert on case_event, case_entry to vocero_app;
grant update (seen_at) on case_entry to vocero_app;
grant delete on case_entry to vocero_app;
