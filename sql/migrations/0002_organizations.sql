-- migrate:up

create table organization (
  id uuid primary key default new_id(),
  slug text not null constraint organization_slug_key unique
    constraint organization_slug_form check (slug ~ '^[a-z0-9](-?[a-z0-9]){1,47}$'),
  name text not null constraint organization_name_length check (length(name) between 1 and 120),
  locale text not null default 'en',
  time_zone text not null default 'UTC',
  sensitivity text not null default 'medium'
    constraint organization_sensitivity_known check (sensitivity in ('broad', 'medium', 'fine')),
  is_demo boolean not null default false,
  created_at timestamptz(3) not null default now()
);
alter table organization enable row level security;
alter table organization force row level security;
create policy own on organization using (id = app_org()) with check (id = app_org());
create policy lookup on organization for select
  using (slug = app_lookup() or id::text = app_lookup() or app_is_relay());

create table department (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  name text not null constraint department_name_length check (length(name) between 1 and 120),
  kind text not null default 'department'
    constraint department_kind_known check (kind in ('department', 'supplier')),
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id)
);
create unique index department_name_key on department (org_id, lower(name)) where archived_at is null;

create table member (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  user_id text not null references auth."user" (id) on delete cascade,
  role text not null constraint member_role_known
    check (role in ('agent', 'owner', 'council', 'chair', 'admin', 'reader')),
  name text not null,
  email text not null,
  department_id uuid,
  disabled_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint member_user_key unique (org_id, user_id),
  foreign key (org_id, department_id) references department (org_id, id)
);
create index member_user_idx on member (user_id);

create table invitation (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  name text not null,
  email text not null,
  role text not null constraint invitation_role_known
    check (role in ('agent', 'owner', 'council', 'chair', 'admin', 'reader')),
  department_id uuid,
  token_hash text not null,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  revoked_at timestamptz(3),
  created_by uuid not null,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint invitation_token_key unique (org_id, token_hash),
  foreign key (org_id, department_id) references department (org_id, id),
  foreign key (org_id, created_by) references member (org_id, id)
);
create index invitation_token_idx on invitation (token_hash);

create table api_key (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  name text not null,
  prefix text not null, -- the first characters, so that people can tell keys apart
  key_hash text not null, -- SHA-256 of the key, hex: the key itself is shown once and never kept
  scopes text[] not null,
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  created_by uuid, -- null: made by the operator's command line
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  constraint api_key_hash_key unique (org_id, key_hash)
);
create index api_key_hash_idx on api_key (key_hash);

-- The cause that the person serving records with each contact.
create table contact_reason (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  code text not null constraint contact_reason_code_form check (code ~ '^[a-z0-9]{2}$'),
  names jsonb not null, -- {"en": …, "es": …, "bs": …}: at least one language
  department_id uuid, -- the department that causes it
  position integer not null default 0,
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  foreign key (org_id, department_id) references department (org_id, id)
);
create unique index contact_reason_code_key on contact_reason (org_id, code) where archived_at is null;

do $$
declare name text;
begin
  foreach name in array array['department', 'member', 'invitation', 'api_key', 'contact_reason'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;

create policy lookup on member for select using (user_id = app_lookup());
-- Whoever is looked up by their user id may read the name of the organisations they belong to.
create policy membership on organization for select using (
  exists (select from member where member.org_id = organization.id and member.user_id = app_lookup()));
create policy lookup on invitation for select using (token_hash = app_lookup());
create policy lookup on api_key for select using (key_hash = app_lookup());

grant select, insert, update, delete
  on organization, department, member, invitation, api_key, contact_reason to vocero_app;
