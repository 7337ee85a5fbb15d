-- migrate:up

-- Whoever holds such a link sees the themes that one supplier causes, and says there how far they are,
-- until it expires or is taken back.
create table supplier_link (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  department_id uuid not null,
  name text not null constraint supplier_link_name_length check (length(name) between 1 and 120),
  email text constraint supplier_link_email_length check (length(email) between 3 and 320),
  token_hash text not null, -- SHA-256 of a 128-bit token, hex
  shows_quotes boolean not null default true,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  last_used_at timestamptz(3),
  created_by uuid,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint supplier_link_token_key unique (org_id, token_hash),
  foreign key (org_id, department_id) references department (org_id, id) on delete cascade,
  foreign key (org_id, created_by) references member (org_id, id) on delete set null (created_by)
);
create index supplier_link_token_idx on supplier_link (token_hash);
create index supplier_link_department_idx on supplier_link (org_id, department_id);

-- What a supplier said about a theme. Never changed afterwards: who thinks otherwise says so anew.
create table supplier_report (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  department_id uuid not null, -- the supplier who said it
  link_id uuid, -- null: told of by other means
  theme_id uuid not null,
  reported_by text not null -- as the link was called then
    constraint supplier_report_by_length check (length(reported_by) between 1 and 120),
  state text not null
    constraint supplier_report_state_known check (state in ('seen', 'working', 'done', 'cannot')),
  text text constraint supplier_report_text_length check (length(text) between 1 and 2000),
  expected_on date,
  once text not null, -- the same form sent twice is one report
  reported_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint supplier_report_once_key unique (org_id, theme_id, once),
  foreign key (org_id, department_id) references department (org_id, id) on delete cascade,
  foreign key (org_id, link_id) references supplier_link (org_id, id) on delete cascade,
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade
);
create index supplier_report_theme_idx on supplier_report (org_id, theme_id, id desc);

-- Which actions of a theme are a supplier's to do: no others are shown to them.
create table supplier_action (
  org_id uuid not null,
  action_id uuid not null,
  department_id uuid not null,
  primary key (org_id, action_id),
  foreign key (org_id, action_id) references action (org_id, id) on delete cascade,
  foreign key (org_id, department_id) references department (org_id, id) on delete cascade
);

create index theme_department_idx on theme (org_id, department_id) where department_id is not null;

do $$
declare name text;
begin
  foreach name in array array['supplier_link', 'supplier_report', 'supplier_action'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
create policy lookup on supplier_link for select using (token_hash = app_lookup());

grant select, insert on supplier_link, supplier_report to vocero_app;
grant update (shows_quotes, revoked_at, last_used_at) on supplier_link to vocero_app;
grant select, insert, delete on supplier_action to vocero_app;
create trigger supplier_report_append_only before update on supplier_report
  for each row execute function refuse_change();
