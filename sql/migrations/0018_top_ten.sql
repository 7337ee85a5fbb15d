-- migrate:up

-- What contacts are counted per 100 of, such as orders or visits: so many in so many days from the first
-- one on. No two periods overlap, else some days would be counted twice.
create table driver_amount (
  org_id uuid not null references organization (id) on delete cascade,
  first_day date not null,
  days smallint not null constraint driver_amount_days_range check (days between 1 and 366),
  amount double precision not null
    constraint driver_amount_range check (amount >= 0 and amount <= 1e12),
  changed_at timestamptz(3) not null default now(),
  primary key (org_id, first_day)
);

-- Two people who write at once wait for each other here: each sees what the other wrote.
create function refuse_driver_overlap() returns trigger language plpgsql as $$ begin
  perform pg_advisory_xact_lock(hashtextextended('driver ' || new.org_id::text, 0));
  if exists (
    select from driver_amount other
    where other.org_id = new.org_id and other.first_day <> new.first_day
      and other.first_day > new.first_day - 366 and other.first_day < new.first_day + new.days
      and other.first_day + other.days > new.first_day) then
    raise exception 'the period overlaps another' using errcode = 'exclusion_violation',
      constraint = 'driver_amount_no_overlap';
  end if;
  return null;
end $$;
create trigger driver_amount_no_overlap after insert or update on driver_amount
  for each row execute function refuse_driver_overlap();

-- The top ten of a week as it was known when the week was closed. Nothing in it is changed later:
-- names are kept as words and not as references.
create table topten_week (
  org_id uuid not null references organization (id) on delete cascade,
  week_start date not null,
  frozen_at timestamptz(3) not null default now(),
  is_late boolean not null, -- closed more than a day after its end: comments may have moved until then
  contacts integer not null, -- in all
  unsorted integer not null, -- of them, without a theme
  unread integer not null, -- of them, not read by the engine yet
  covered integer not null, -- of them, in the ten
  previous_contacts integer not null, -- in all, in the week before
  driver_name text,
  driver_amount double precision, -- null: not known for every day of the week
  contact_minutes real not null,
  minute_cost real,
  currency text not null,
  primary key (org_id, week_start)
);

create table topten_row (
  org_id uuid not null,
  week_start date not null,
  rank smallint not null,
  theme_id uuid not null, -- what it was; the theme may be gone
  label text not null,
  previous_rank smallint, -- in the last week closed before; null: not among its ten
  contacts integer not null,
  previous_contacts integer not null, -- in the week before
  four_weeks integer not null, -- contacts in the four weeks that end with this one
  kinds jsonb not null, -- {"avoidable": 3, …}: contacts by kind
  status text not null,
  owner_name text,
  department_name text, -- which causes it
  decision_kind text,
  decision text,
  target jsonb, -- as the theme has it
  progress double precision, -- from the baseline (0) to the goal (1)
  is_verified boolean not null,
  next_step jsonb, -- {"what", "ownerName", "dueOn"}: the open action that is due first
  cost double precision, -- contacts × minutes × what a minute costs
  primary key (org_id, week_start, rank),
  constraint topten_row_theme_key unique (org_id, week_start, theme_id),
  foreign key (org_id, week_start) references topten_week (org_id, week_start) on delete cascade
);

-- Whoever holds such a link may read the top ten of one week, until it expires or is taken back.
create table share_link (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  token_hash text not null, -- SHA-256 of a 128-bit token, hex
  week_start date not null,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  created_by uuid not null,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint share_link_token_key unique (org_id, token_hash),
  foreign key (org_id, week_start) references topten_week (org_id, week_start) on delete cascade,
  foreign key (org_id, created_by) references member (org_id, id) on delete cascade
);
create index share_link_token_idx on share_link (token_hash);
create index share_link_week_idx on share_link (org_id, week_start);

do $$
declare name text;
begin
  foreach name in array array['driver_amount', 'topten_week', 'topten_row', 'share_link'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
create policy lookup on share_link for select using (token_hash = app_lookup());

grant select, insert, update, delete on driver_amount to vocero_app;
-- Closed weeks go with their organisation and never otherwise.
grant select, insert on topten_week, topten_row to vocero_app;
grant select, insert on share_link to vocero_app;
grant update (revoked_at) on share_link to vocero_app;
create trigger topten_week_append_only before update on topten_week
  for each row execute function refuse_change();
create trigger topten_row_append_only before update on topten_row
  for each row execute function refuse_change();
