-- migrate:up

-- A reason that is not in the register, in the words of whoever wrote the contact down. Like the comment
-- itself it is never changed; personal data in it is replaced before it is stored, which may lengthen it.
alter table feedback add column reason_other text
  constraint feedback_reason_other_length check (length(reason_other) between 1 and 400);
create index feedback_reason_other_idx on feedback (org_id, occurred_at desc, id desc)
  where reason_other is not null;

-- Contacts of a period by reason and kind are counted from this index alone, and listed in its order.
create index feedback_reason_idx on feedback (org_id, reason_id, occurred_at desc, id desc)
  include (kind);

-- Comments whose words for their reason were looked at and are no reason of their own.
create table candidate_dismissal (
  org_id uuid not null,
  feedback_id uuid not null,
  member_id uuid,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, feedback_id),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references member (org_id, id)
);

-- What a reason is compared with: contacts of a period as they were counted when it was frozen. One is
-- current; those it replaced are kept.
create table reason_baseline (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  reason_id uuid not null,
  first_day date not null,
  days smallint not null constraint reason_baseline_days_range check (days between 7 and 366),
  count integer not null constraint reason_baseline_count_range check (count >= 0),
  spread real not null -- how many times as much as accident explains its weeks vary
    constraint reason_baseline_spread_range check (spread >= 1),
  driver double precision, -- orders or visits of those days; null where not every day was known …
  driver_name text, -- … and what they were called then
  set_by uuid,
  set_at timestamptz(3) not null default now(),
  replaced_at timestamptz(3),
  primary key (org_id, id),
  foreign key (org_id, reason_id) references contact_reason (org_id, id),
  foreign key (org_id, set_by) references member (org_id, id)
);
create unique index reason_baseline_current_key on reason_baseline (org_id, reason_id)
  where replaced_at is null;

do $$
declare name text;
begin
  foreach name in array array['candidate_dismissal', 'reason_baseline'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;

grant select, insert, delete on candidate_dismissal, reason_baseline to vocero_app;
-- Frozen: it may be put aside, nothing else.
grant update (replaced_at) on reason_baseline to vocero_app;
