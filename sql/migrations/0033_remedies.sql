-- migrate:up

-- What a customer may be granted by whoever serves them: up to `own_limit` without asking, above it an
-- approver says yes or no. Amounts are in the organisation's currency.
create table remedy (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  name text not null constraint remedy_name_length check (length(name) between 1 and 120),
  -- What the front line types to pick it.
  code text not null constraint remedy_code_form check (code ~ '^[a-z0-9]{1,2}$'),
  -- Null: an amount is asked for; else each one costs this much, such as a visit.
  fixed_cost numeric(12, 2) constraint remedy_fixed_cost_range check (fixed_cost between 0 and 1e9),
  own_limit numeric(12, 2) not null
    constraint remedy_own_limit_range check (own_limit between 0 and 1e9),
  position integer not null default 0,
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id)
);
create unique index remedy_code_key on remedy (org_id, code) where archived_at is null;

-- One remedy for one contact. What it was called and what it cost stay as they were.
create table remedy_grant (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  remedy_id uuid not null,
  remedy_name text not null,
  feedback_id uuid not null,
  amount numeric(12, 2) not null constraint remedy_grant_amount_range check (amount between 0 and 1e9),
  currency text not null constraint remedy_grant_currency_form check (currency ~ '^[A-Z]{3}$'),
  state text not null constraint remedy_grant_state_known
    check (state in ('waiting', 'granted', 'refused', 'withdrawn')),
  reason text constraint remedy_grant_reason_length check (length(reason) between 1 and 2000),
  asked_by uuid,
  asked_at timestamptz(3) not null default now(),
  decided_by uuid,
  decided_at timestamptz(3), -- granted within the limit: when it was asked for
  answer text constraint remedy_grant_answer_length check (length(answer) between 1 and 2000),
  primary key (org_id, id),
  constraint remedy_grant_decided check ((state = 'waiting') = (decided_at is null)),
  foreign key (org_id, remedy_id) references remedy (org_id, id),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade,
  foreign key (org_id, asked_by) references member (org_id, id) on delete set null (asked_by),
  foreign key (org_id, decided_by) references member (org_id, id) on delete set null (decided_by)
);
create index remedy_grant_feedback_idx on remedy_grant (org_id, feedback_id);
create index remedy_grant_waiting_idx on remedy_grant (org_id, id) where state = 'waiting';
create index remedy_grant_granted_idx on remedy_grant (org_id, decided_at) where state = 'granted';

do $$
declare name text;
begin
  foreach name in array array['remedy', 'remedy_grant'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
    execute format('grant select, insert, update, delete on %I to vocero_app', name);
  end loop;
end $$;
