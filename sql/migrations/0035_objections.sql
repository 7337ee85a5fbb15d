-- migrate:up

-- What somebody whose area is spoken of has against a theme or against what is to be done about it.
create table objection (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  theme_id uuid not null,
  stance text not null constraint objection_stance_known check (stance in (
    'doubts_data', 'not_theirs', 'cannot_be_done', 'wants_conditions', 'other')),
  -- A name or a role as it was typed; null: nobody was named.
  said_by text constraint objection_said_by_length check (length(said_by) between 1 and 120),
  member_id uuid, -- whose words they are, where that is one of us
  department_id uuid, -- whose view it is
  text text constraint objection_text_length check (length(text) between 1 and 2000),
  recorded_by uuid,
  recorded_at timestamptz(3) not null default now(),
  answer text constraint objection_answer_length check (length(answer) between 1 and 2000),
  outcome text constraint objection_outcome_known check (outcome in (
    'agreed', 'plan_changed', 'goes_ahead')),
  settled_at timestamptz(3),
  settled_by uuid,
  escalated_at timestamptz(3),
  escalated_by uuid,
  version integer not null default 1,
  removed_at timestamptz(3),
  primary key (org_id, id),
  constraint objection_settled_with_outcome check ((settled_at is null) = (outcome is null)),
  constraint objection_settled_by_whom check (settled_at is not null or settled_by is null),
  constraint objection_escalated_by_whom check (escalated_at is not null or escalated_by is null),
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references member (org_id, id) on delete set null (member_id),
  foreign key (org_id, department_id)
    references department (org_id, id) on delete set null (department_id),
  foreign key (org_id, recorded_by) references member (org_id, id) on delete set null (recorded_by),
  foreign key (org_id, settled_by) references member (org_id, id) on delete set null (settled_by),
  foreign key (org_id, escalated_by)
    references member (org_id, id) on delete set null (escalated_by)
);
create index objection_theme_idx on objection (org_id, theme_id) where removed_at is null;
create index objection_newest_idx on objection (org_id, id desc) where removed_at is null;
create index objection_open_idx on objection (org_id, id desc)
  where removed_at is null and settled_at is null;

alter table objection enable row level security;
alter table objection force row level security;
create policy own on objection using (org_id = app_org()) with check (org_id = app_org());
grant select, insert, update, delete on objection to vocero_app;
