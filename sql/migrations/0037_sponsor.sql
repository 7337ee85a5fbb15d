-- migrate:up

-- Who stands behind the councils: looks at everything, and asks after what is stuck.
alter table member drop constraint member_role_known, add constraint member_role_known
  check (role in ('reader', 'sponsor', 'agent', 'owner', 'council', 'chair', 'admin'));
alter table invitation drop constraint invitation_role_known, add constraint invitation_role_known
  check (role in ('reader', 'sponsor', 'agent', 'owner', 'council', 'chair', 'admin'));

-- A sponsor asked somebody after a theme. Nobody is asked after the same theme twice on a day of the
-- organisation's calendar, whoever asks.
create table sponsor_ask (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  theme_id uuid not null,
  day date not null,
  asked_of uuid not null,
  asked_by uuid,
  text text constraint sponsor_ask_text_length check (length(text) between 1 and 500),
  asked_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint sponsor_ask_once_a_day unique (org_id, theme_id, asked_of, day),
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade,
  foreign key (org_id, asked_of) references member (org_id, id) on delete cascade,
  foreign key (org_id, asked_by) references member (org_id, id) on delete set null (asked_by)
);

-- Months of which the sponsors were told when they were over: each once.
create table sponsor_month (
  org_id uuid not null references organization (id) on delete cascade,
  first_day date not null,
  told_at timestamptz(3) not null default now(),
  primary key (org_id, first_day)
);

do $$
declare name text;
begin
  foreach name in array array['sponsor_ask', 'sponsor_month'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
-- What was asked and told stays: it goes with its theme or its organisation alone.
grant select, insert on sponsor_ask, sponsor_month to vocero_app;

-- Few contacts answer one of the survey's three questions.
create index feedback_scored_idx on feedback (org_id, occurred_at desc, id desc)
  where scores ?| array['solved', 'treated', 'firstTime'];
-- What fell due in some days, done or not.
create index action_due_idx on action (org_id, due_on)
  where due_on is not null and removed_at is null;
