-- migrate:up

-- Who meets regularly to look at themes and to decide. The cadence counts from `from_day` on: every so
-- many weeks on a weekday, or every so many months on the first to fourth or the last such weekday,
-- always at the same time by the clocks of the organisation.
create table council (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  name text not null constraint council_name_length check (length(name) between 1 and 120),
  chair_id uuid,
  freq text not null constraint council_freq_known check (freq in ('week', 'month')),
  every smallint not null constraint council_every_range check (every between 1 and 12),
  weekday smallint not null constraint council_weekday_known check (weekday between 1 and 7),
  nth smallint constraint council_nth_known check (nth in (1, 2, 3, 4, -1)),
  from_day date not null,
  starts text not null
    constraint council_starts_form check (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  minutes smallint not null constraint council_minutes_range check (minutes between 5 and 600),
  place text constraint council_place_length check (length(place) between 1 and 500),
  quorum smallint not null default 1 constraint council_quorum_range check (quorum between 1 and 100),
  -- For each quarter of a year; null: nobody has said how much there is.
  capacity_hours double precision
    constraint council_hours_range check (capacity_hours between 0 and 1000000),
  capacity_money double precision
    constraint council_money_range check (capacity_money between 0 and 1e12),
  version integer not null default 1,
  sequence integer not null default 0, -- of its calendar: higher after every change of a date
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  changed_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint council_nth_with_month check ((freq = 'month') = (nth is not null)),
  foreign key (org_id, chair_id) references member (org_id, id) on delete set null (chair_id)
);
create unique index council_name_key on council (org_id, lower(name)) where archived_at is null;

create table council_member (
  org_id uuid not null,
  council_id uuid not null,
  member_id uuid not null,
  primary key (org_id, council_id, member_id),
  foreign key (org_id, council_id) references council (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references member (org_id, id) on delete cascade
);

-- A meeting has a row from the first time that somebody arranges its agenda, moves it or cancels it.
-- `planned_on` is the day that the cadence gave it, by which it is known for ever.
create table meeting (
  org_id uuid not null,
  id uuid not null default new_id(),
  council_id uuid not null,
  planned_on date not null,
  day date not null,
  starts text not null
    constraint meeting_starts_form check (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  minutes smallint not null constraint meeting_minutes_range check (minutes between 5 and 600),
  place text constraint meeting_place_length check (length(place) between 1 and 500),
  -- Until somebody moves it, it is when and where the council meets.
  is_moved boolean not null default false,
  cancelled_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint meeting_planned_key unique (org_id, council_id, planned_on),
  foreign key (org_id, council_id) references council (org_id, id) on delete cascade
);

-- What was arranged of an agenda: the order, what was taken off, and what waits for the next time.
create table agenda_item (
  org_id uuid not null,
  meeting_id uuid not null,
  theme_id uuid not null,
  position smallint not null,
  state text not null constraint agenda_item_state_known check (state in ('on', 'off', 'next')),
  added_by uuid, -- who put it on; null: it was due by itself
  primary key (org_id, meeting_id, theme_id),
  foreign key (org_id, meeting_id) references meeting (org_id, id) on delete cascade,
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade,
  foreign key (org_id, added_by) references member (org_id, id) on delete set null (added_by)
);
create index agenda_item_theme_idx on agenda_item (org_id, theme_id);

-- Whoever holds its address reads a council's dates in a calendar of their own, without signing in.
create table calendar_feed (
  org_id uuid not null,
  council_id uuid not null,
  member_id uuid not null,
  token_hash text not null, -- SHA-256 of a 128-bit token, hex
  created_at timestamptz(3) not null default now(),
  primary key (org_id, council_id, member_id),
  foreign key (org_id, council_id) references council (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references member (org_id, id) on delete cascade
);
create index calendar_feed_token_idx on calendar_feed (token_hash);

do $$
declare name text;
begin
  foreach name in array array['council', 'council_member', 'meeting', 'agenda_item', 'calendar_feed']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
    execute format('grant select, insert, update, delete on %I to vocero_app', name);
  end loop;
end $$;
create policy lookup on calendar_feed for select using (token_hash = app_lookup());

-- Which council looks after a theme; null: the one that was founded first.
alter table theme
  add column council_id uuid,
  add foreign key (org_id, council_id) references council (org_id, id) on delete set null (council_id);

-- What an action takes: hours of work, and money in the organisation's currency.
alter table action
  add column hours double precision
    constraint action_hours_range check (hours between 0 and 100000),
  add column cost double precision
    constraint action_cost_range check (cost between 0 and 1e9);
create index action_open_idx on action (org_id, due_on)
  where done_at is null and removed_at is null;
create index action_done_idx on action (org_id, done_at)
  where done_at is not null and removed_at is null;
