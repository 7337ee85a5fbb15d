-- migrate:up

-- Weeks begin where the organisation's week begins: 1 is Monday, 7 is Sunday, as in ISO 8601.
alter table organization
  add column first_weekday smallint not null default 1
    constraint organization_first_weekday_known check (first_weekday between 1 and 7),
  -- The same customer with the same reason within so many days: a repeat contact.
  add column repeat_days smallint not null default 7
    constraint organization_repeat_days_range check (repeat_days between 1 and 90),
  -- Heard so often, on so many days, by so many people, in so many units: recurring, else isolated.
  add column recurring_comments smallint not null default 5
    constraint organization_recurring_comments_range check (recurring_comments between 2 and 1000),
  add column recurring_days smallint not null default 3
    constraint organization_recurring_days_range check (recurring_days between 1 and 56),
  add column recurring_people smallint not null default 3
    constraint organization_recurring_people_range check (recurring_people between 1 and 1000),
  add column recurring_units smallint not null default 1
    constraint organization_recurring_units_range check (recurring_units between 1 and 100),
  -- A theme that did not move for so many weeks is asked what stands in its way.
  add column stalled_weeks smallint not null default 4
    constraint organization_stalled_weeks_range check (stalled_weeks between 1 and 52),
  -- What a contact costs: minutes of work, and what one of them costs.
  add column contact_minutes real not null default 6
    constraint organization_contact_minutes_range check (contact_minutes between 0 and 600),
  add column minute_cost real
    constraint organization_minute_cost_range check (minute_cost between 0 and 10000),
  add column currency text not null default 'EUR'
    constraint organization_currency_form check (currency ~ '^[A-Z]{3}$'),
  -- What contacts are counted per 100 of, in the organisation's own word: orders, visits.
  add column driver_name text
    constraint organization_driver_name_length check (length(driver_name) between 1 and 60);

-- The first day of the week in which an instant falls, by a zone's own calendar. A week in which
-- clocks change has an hour more or less, as it has for the people in it.
create function week_of(at timestamptz, zone text, first_weekday integer) returns date
  language sql immutable parallel safe
  as $$ select day - (extract(isodow from day)::int - first_weekday + 7) % 7
    from (select (at at time zone zone)::date as day) as local $$;

-- What a theme's owner writes down between "we hear this a lot" and "it stays away". Lists and records
-- that are read and changed as a whole are JSON: acts on them are undone like those on any column.
alter table theme
  add column opportunity text constraint theme_opportunity_known check (opportunity in (
    'ignored', 'buy_more', 'where_are_my_things', 'something_missing')),
  -- why, why, why: [{"text", "evidence": [comment ids], "isRoot", "category"}]
  add column whys jsonb not null default '[]'
    constraint theme_whys_list check (jsonb_typeof(whys) = 'array'),
  -- what staff assume: [{"text", "for": [comment ids], "against": [comment ids]}]
  add column assumptions jsonb not null default '[]'
    constraint theme_assumptions_list check (jsonb_typeof(assumptions) = 'array'),
  add column barrier text constraint theme_barrier_known check (barrier in (
    'all_is_fine', 'not_ours', 'unfixable', 'cannot_afford', 'customers_like_it')),
  add column barrier_note text,
  add column decision_kind text constraint theme_decision_kind_known check (decision_kind in (
    'eliminate', 'automate', 'simplify', 'improve', 'leave')),
  -- what else was thought of: [{"text", "kind", "cost", "days", "effect"}]
  add column decision_options jsonb not null default '[]'
    constraint theme_decision_options_list check (jsonb_typeof(decision_options) = 'array'),
  -- Whether a contact of this theme annoys (-2) or is worth something (2), to the customer and to us.
  add column value_customer smallint
    constraint theme_value_customer_range check (value_customer between -2 and 2),
  add column value_company smallint
    constraint theme_value_company_range check (value_company between -2 and 2),
  -- {"metric", "goal", "on", "weeks", "baseline": {"from", "until", "weeks", "count", "driver"}}
  add column target jsonb constraint theme_target_record check (jsonb_typeof(target) = 'object'),
  add column acted_on date, -- the day on which what was done took effect
  add column verified_at timestamptz(3), -- the fall in contacts passed its test …
  -- … as it was worked: {"from", "until", "weeks", "count", "driver", "probability"}
  add column verification jsonb
    constraint theme_verification_record check (jsonb_typeof(verification) = 'object'),
  -- {"what", "where", "checkedBy", "checkOn"}, or {"waiver"}: why there is nothing to prevent
  add column prevention jsonb
    constraint theme_prevention_record check (jsonb_typeof(prevention) = 'object'),
  add constraint theme_verified_with_working check ((verified_at is null) = (verification is null));

-- Themes that were decided before these questions were asked.
update theme set should_exist = coalesce(should_exist, 'unsure'), decision_kind = 'improve'
where status in ('decided', 'being_fixed', 'verifying', 'prevented');
alter table theme
  add constraint theme_decided_has_answers check (
    status not in ('decided', 'being_fixed', 'verifying', 'prevented')
    or (should_exist is not null and decision_kind is not null)),
  add constraint theme_left_is_not_fixed check (
    status not in ('being_fixed', 'verifying', 'prevented') or decision_kind <> 'leave');

-- What Vocero has to say to people: kept where it can be read, and sent where mail is set up. The words
-- are made once, in the language of whoever they are for.
create table message (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  kind text not null constraint message_kind_form check (kind ~ '^[a-z_]+$'),
  member_id uuid not null, -- whom it is for
  theme_id uuid,
  once text not null, -- nothing is said to anybody twice under the same name
  data jsonb not null default '{}', -- what the words are made of
  subject text, -- null until the words are made
  body text,
  sent_at timestamptz(3),
  failed_at timestamptz(3),
  error text, -- why it could not be sent, as a code
  read_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint message_once_key unique (org_id, member_id, once),
  foreign key (org_id, member_id) references member (org_id, id) on delete cascade,
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade
);
alter table message enable row level security;
alter table message force row level security;
create policy own on message using (org_id = app_org()) with check (org_id = app_org());
grant select, insert, update, delete on message to vocero_app;
