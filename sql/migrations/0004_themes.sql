-- migrate:up

create table theme (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  label text not null constraint theme_label_length check (length(label) between 1 and 160),
  auto_label text, -- what the engine calls it now; shown as an alias once a person renamed it
  label_by text not null default 'engine' constraint theme_label_by_known check (label_by in ('engine', 'person')),
  terms text[] not null default '{}',
  status text not null default 'heard' constraint theme_status_known check (status in ('heard', 'grouped',
    'owned', 'decided', 'being_fixed', 'verifying', 'prevented', 'watching', 'declined', 'merged')),
  status_since timestamptz(3) not null default now(),
  owner_id uuid,
  department_id uuid, -- the department that causes it
  due_on date,
  should_exist text constraint theme_should_exist_known check (should_exist in ('yes', 'no', 'unsure')),
  decision text,
  decided_at timestamptz(3),
  decided_by uuid,
  action_taken text,
  declined_reason text,
  representative_id uuid, -- the comment that says it best
  merged_into uuid,
  regressed_at timestamptz(3),
  seen_at timestamptz(3), -- the newest comment a person has looked at
  touched_at timestamptz(3), -- a person acted on it: the engine keeps it for ever
  removed_at timestamptz(3), -- its creation was undone: it holds no comments and is shown nowhere
  version integer not null default 1, -- raised when its columns change: two people never overwrite each other
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  foreign key (org_id, owner_id) references member (org_id, id),
  foreign key (org_id, department_id) references department (org_id, id),
  foreign key (org_id, decided_by) references member (org_id, id),
  foreign key (org_id, merged_into) references theme (org_id, id),
  constraint theme_owned_has_owner check (
    status not in ('owned', 'decided', 'being_fixed', 'verifying', 'prevented') or owner_id is not null),
  constraint theme_fix_has_decision check (
    status not in ('decided', 'being_fixed', 'verifying', 'prevented') or length(trim(decision)) > 0),
  constraint theme_verifying_has_action check (
    status not in ('verifying', 'prevented') or length(trim(action_taken)) > 0),
  constraint theme_merged_has_target check ((status = 'merged') = (merged_into is not null))
);
create index theme_status_idx on theme (org_id, status);

-- Where each comment belongs: one row per comment, written once it was read by the engine.
create table placement (
  org_id uuid not null,
  feedback_id uuid not null,
  theme_id uuid, -- null: unsorted, or said to be not relevant
  state text not null constraint placement_state_known check (state in ('placed', 'unsorted', 'not_relevant')),
  by text not null constraint placement_by_known check (by in ('engine', 'person')),
  score real,
  reason jsonb, -- {"terms": […], "score": 0.82, "nearestId": …}
  snoozed_until timestamptz(3),
  occurred_at timestamptz(3) not null, -- the comment's own, for counting without a join
  placed_at timestamptz(3) not null default now(),
  primary key (org_id, feedback_id),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade,
  foreign key (org_id, theme_id) references theme (org_id, id),
  constraint placement_placed_has_theme check ((state = 'placed') = (theme_id is not null))
);
create index placement_theme_idx on placement (org_id, theme_id, occurred_at desc, feedback_id desc)
  include (placed_at) where theme_id is not null; -- the board's counts come from this index alone
create index placement_unsorted_idx on placement (org_id, occurred_at desc, feedback_id desc)
  where state = 'unsorted';
create index placement_person_idx on placement (org_id, feedback_id) where by = 'person';

-- A person said "not there": the engine never puts the comment back.
create table placement_ban (
  org_id uuid not null,
  feedback_id uuid not null,
  theme_id uuid not null,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, feedback_id, theme_id),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade,
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade
);

-- History: who did what to a theme, when and why. Never rewritten; undoing adds an event.
create table theme_event (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  theme_id uuid, -- null: a comment was set aside without any theme
  other_theme_id uuid, -- the second theme of a merge, split or move
  act text not null constraint theme_event_act_form check (act ~ '^[a-z_]+$'),
  by text not null constraint theme_event_by_known check (by in ('engine', 'person')),
  member_id uuid,
  note text,
  before jsonb not null default '{}', -- the changed columns of the theme as they were …
  after jsonb not null default '{}', -- … and as they became
  moved integer not null default 0, -- how many comments changed place
  undoes uuid,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  foreign key (org_id, theme_id) references theme (org_id, id),
  foreign key (org_id, other_theme_id) references theme (org_id, id),
  foreign key (org_id, member_id) references member (org_id, id),
  foreign key (org_id, undoes) references theme_event (org_id, id)
);
create index theme_event_theme_idx on theme_event (org_id, theme_id, id desc);
create index theme_event_other_idx on theme_event (org_id, other_theme_id, id desc)
  where other_theme_id is not null;
create unique index theme_event_undone_once on theme_event (org_id, undoes) where undoes is not null;

-- Which comments an act moved, and from where, so that it can be undone exactly.
create table placement_move (
  org_id uuid not null,
  event_id uuid not null,
  feedback_id uuid not null,
  from_theme_id uuid, -- the theme it left, if any
  before jsonb not null, -- the placement and its bans as they were; null: not read by the engine yet
  after jsonb not null,
  primary key (org_id, event_id, feedback_id),
  -- Checked at the end: the event is written after its moves, because it counts them.
  foreign key (org_id, event_id) references theme_event (org_id, id) on delete cascade
    deferrable initially deferred,
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade
);
create index placement_move_from_idx on placement_move (org_id, from_theme_id, event_id)
  where from_theme_id is not null;

create table action (
  org_id uuid not null,
  id uuid not null default new_id(),
  theme_id uuid not null,
  what text not null constraint action_what_length check (length(what) between 1 and 2000),
  owner_id uuid,
  due_on date,
  done_at timestamptz(3),
  removed_at timestamptz(3),
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade,
  foreign key (org_id, owner_id) references member (org_id, id),
  foreign key (org_id, created_by) references member (org_id, id)
);
create index action_theme_idx on action (org_id, theme_id);

-- What the engine learned, one version after another. A crash while learning changes nothing.
create table engine_model (
  org_id uuid not null references organization (id) on delete cascade,
  version integer not null,
  bytes bytea not null,
  comments integer not null, -- how many comments there were when it learned
  unsorted integer not null, -- how many of them it left unsorted
  placed_since integer not null default 0, -- comments read with this model since then …
  unsorted_since integer not null default 0, -- … and how many of those it left unsorted
  seconds real not null,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, version)
);

do $$
declare name text;
begin
  foreach name in array array['theme', 'placement', 'placement_ban', 'theme_event', 'placement_move',
    'action', 'engine_model'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;

-- Deleting is for removing a demo organisation or an undone import only.
grant select, insert, update, delete on theme, placement, placement_ban, action, engine_model to vocero_app;
grant select, insert, delete on theme_event, placement_move to vocero_app;
create trigger theme_event_append_only before update on theme_event
  for each row execute function refuse_change();
create trigger feedback_text_immutable before update of text on feedback
  for each row execute function refuse_change();
