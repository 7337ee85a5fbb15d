-- migrate:up

-- What is said along the way of a promise, once each, and what is done when it was missed.
alter table promise
  add column reminded_at timestamptz(3), -- its owner, shortly before it is due
  add column managers_due_at timestamptz(3), -- when managers hear of it, if nothing came after the miss
  add column managers_told_at timestamptz(3);
create index promise_remind_idx on promise (org_id, due_at)
  where state = 'open' and reminded_at is null and by = 'us';
create index promise_managers_idx on promise (org_id, managers_due_at)
  where state = 'broken' and settled_at is null and managers_told_at is null;
create index promise_missed_idx on promise (org_id, missed_at)
  where state = 'broken' and settled_at is null;
create index promise_state_idx on promise (org_id, state, due_at);
create index promise_refused_idx on promise (org_id, due_at) where answer = 'refused';
create index promise_replaces_idx on promise (org_id, replaces) where replaces is not null;

alter table case_policy
  add column miss_hours integer not null default 8 -- clock hours until managers hear of a miss
    constraint case_policy_miss_range check (miss_hours between 1 and 240);

-- The clock of the acknowledgement: when it turns amber, and what was said of it.
alter table customer_case
  add column ack_warn_at timestamptz(3),
  add column ack_warned_at timestamptz(3),
  add column ack_missed_at timestamptz(3),
  add column contact_told_for timestamptz(3); -- the next contact that its owner was told is overdue
create index customer_case_ack_warn_idx on customer_case (org_id, ack_warn_at)
  where acknowledged_at is null and closed_at is null and ack_warned_at is null;
create index customer_case_ack_missed_idx on customer_case (org_id, ack_due_at)
  where acknowledged_at is null and closed_at is null and ack_missed_at is null;
create index customer_case_contact_over_idx on customer_case (org_id, next_contact_at)
  where closed_at is null and contact_told_for is distinct from next_contact_at;

-- What an organisation does when a promise was missed. No line at all: the starter lines hold.
create table promise_playbook (
  org_id uuid not null references organization (id) on delete cascade,
  position smallint not null constraint promise_playbook_position_range check (position between 1 and 20),
  -- A starter line, which every language has words for; or words of their own.
  code text constraint promise_playbook_code_form check (code ~ '^[a-z_]+$'),
  text text constraint promise_playbook_text_length check (length(text) between 1 and 300),
  primary key (org_id, position),
  constraint promise_playbook_one check ((code is null) <> (text is null))
);

-- The playbook as it was when a promise was missed, with what was done of it.
create table promise_check (
  org_id uuid not null,
  promise_id uuid not null,
  position smallint not null,
  code text,
  text text,
  ticked_at timestamptz(3),
  ticked_by uuid,
  primary key (org_id, promise_id, position),
  constraint promise_check_one check ((code is null) <> (text is null)),
  foreign key (org_id, promise_id) references promise (org_id, id) on delete cascade,
  foreign key (org_id, ticked_by) references member (org_id, id) on delete set null (ticked_by)
);

do $$
declare name text;
begin
  foreach name in array array['promise_playbook', 'promise_check'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
grant select, insert, update, delete on promise_playbook, promise_check to vocero_app;
