-- migrate:up

-- A meeting as it goes on: what is spoken of now and since when. Its minutes are written when it is
-- closed, and again when it was opened once more to correct them.
alter table meeting
  add column started_at timestamptz(3),
  add column started_by uuid,
  add column closed_at timestamptz(3),
  add column closed_by uuid,
  add column revision smallint not null default 0, -- how often it was closed
  add column theme_id uuid,
  add column turned_at timestamptz(3), -- since when that theme is spoken of
  add column minutes_doc jsonb
    constraint meeting_minutes_record check (jsonb_typeof(minutes_doc) = 'object'),
  add constraint meeting_closed_was_started check (closed_at is null or started_at is not null),
  add constraint meeting_closed_has_minutes check (closed_at is null or minutes_doc is not null),
  add constraint meeting_theme_since check (theme_id is null or turned_at is not null),
  add foreign key (org_id, started_by) references member (org_id, id)
    on delete set null (started_by),
  add foreign key (org_id, closed_by) references member (org_id, id) on delete set null (closed_by),
  add foreign key (org_id, theme_id) references theme (org_id, id) on delete set null (theme_id);
create index meeting_theme_idx on meeting (org_id, theme_id) where theme_id is not null;

-- How long it was spoken of, without the time that still runs.
alter table agenda_item
  add column seconds integer not null default 0
    constraint agenda_item_seconds_range check (seconds >= 0);

-- Members who are there, of the council or not.
create table meeting_person (
  org_id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  primary key (org_id, meeting_id, member_id),
  foreign key (org_id, meeting_id) references meeting (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references member (org_id, id) on delete cascade
);

-- Others who are there.
create table meeting_guest (
  org_id uuid not null,
  meeting_id uuid not null,
  name text not null constraint meeting_guest_name_length check (length(name) between 1 and 120),
  primary key (org_id, meeting_id, name),
  foreign key (org_id, meeting_id) references meeting (org_id, id) on delete cascade
);

-- What was done about a theme or, without one, said of the meeting. Whoever asks for it makes the id,
-- so that what is sent twice counts once. What was taken back stays, and says so.
create table meeting_entry (
  org_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  theme_id uuid,
  act text not null constraint meeting_entry_act_form check (act ~ '^[a-z_]+$'),
  data jsonb not null constraint meeting_entry_record check (jsonb_typeof(data) = 'object'),
  event_id uuid, -- in the history of the theme; null: nothing of it changed
  action_id uuid,
  member_id uuid,
  -- Not when its transaction began: who waited for another comes after it.
  at timestamptz(3) not null default clock_timestamp(),
  undone_at timestamptz(3),
  undone_by uuid,
  primary key (org_id, id),
  foreign key (org_id, meeting_id) references meeting (org_id, id) on delete cascade,
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade,
  foreign key (org_id, action_id) references action (org_id, id) on delete set null (action_id),
  foreign key (org_id, member_id) references member (org_id, id) on delete set null (member_id),
  foreign key (org_id, undone_by) references member (org_id, id) on delete set null (undone_by)
);
create index meeting_entry_meeting_idx on meeting_entry (org_id, meeting_id, at);
create index meeting_entry_theme_idx on meeting_entry (org_id, theme_id)
  where theme_id is not null;
create index meeting_entry_action_idx on meeting_entry (org_id, action_id)
  where action_id is not null;

do $$
declare name text;
begin
  foreach name in array array['meeting_person', 'meeting_guest', 'meeting_entry'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
    execute format('grant select, insert, update, delete on %I to vocero_app', name);
  end loop;
end $$;
