-- migrate:up

alter table organization
  -- Whether the cost of contacts is told to whoever causes them, or taken off their budget.
  add column charge_mode text not null default 'information'
    constraint organization_charge_mode_known check (charge_mode in ('information', 'charged')),
  -- What an hour of work on an action costs; null: hours have no price yet.
  add column hour_cost real
    constraint organization_hour_cost_range check (hour_cost between 0 and 100000);

-- What people expect besides fewer contacts: {"income", "avoided", "note", "cost"}, money a year and,
-- as "cost", once. Null: nobody wrote any of it down.
alter table theme
  add column benefit jsonb constraint theme_benefit_record check (jsonb_typeof(benefit) = 'object');

-- Who caused which contacts in a month of the organisation's calendar and what they cost, as it was
-- known when the month was closed. Nothing in it is changed later: names are kept as words.
create table statement (
  org_id uuid not null references organization (id) on delete cascade,
  month date not null constraint statement_month_first_day check (extract(day from month) = 1),
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  frozen_at timestamptz(3) not null default now(),
  is_late boolean not null, -- closed more than a day after its end: comments may have moved until then
  mode text not null constraint statement_mode_known check (mode in ('information', 'charged')),
  contact_minutes real not null,
  minute_cost real, -- null: contacts had no price
  currency text not null,
  other_remedies integer not null, -- granted in other currencies and in no total
  primary key (org_id, month),
  constraint statement_forward check (starts_at < ends_at)
);

create table statement_row (
  org_id uuid not null,
  month date not null,
  position smallint not null,
  department_id uuid, -- what it was; null: nobody knows who causes these
  department_name text,
  department_kind text,
  contacts integer not null,
  by_theme integer not null, -- of them, those whose theme says so
  contact_cost numeric(14, 2), -- contacts × minutes × what a minute costs, rounded once
  remedies integer not null,
  remedy_cost numeric(14, 2) not null,
  total numeric(14, 2), -- null where contacts have no price
  primary key (org_id, month, position),
  foreign key (org_id, month) references statement (org_id, month) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['statement', 'statement_row'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
    execute format('grant select, insert on %I to vocero_app', name);
    execute format(
      'create trigger %1$s_append_only before update on %1$I for each row
        execute function refuse_change()', name);
  end loop;
end $$;
