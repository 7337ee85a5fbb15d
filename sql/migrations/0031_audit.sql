-- migrate:up

-- Who changed what in an organisation and when. What was done to themes stands in their own history
-- and is read together with this. No secret, no comment and nobody's address of mail is ever in here.
create table audit_event (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  at timestamptz(3) not null default clock_timestamp(),
  actor_kind text not null
    constraint audit_event_actor_kind_known check (actor_kind in ('member', 'key', 'operator', 'system')),
  actor_id uuid, -- of the member or the key
  actor_name text, -- as it was then
  act text not null
    -- The acts on themes have names of this form when both are read together.
    constraint audit_event_act_form check (act ~ '^[a-z_]+$' and act !~ '^theme_'),
  subject_kind text not null
    constraint audit_event_subject_kind_form check (subject_kind ~ '^[a-z_]+$'),
  subject_id text, -- an id, or the first day of a week or a month
  subject_label text, -- as it was then
  before jsonb not null default '{}', -- what changed, as it was …
  after jsonb not null default '{}', -- … and as it became
  request_id text, -- null: it was not asked for over the network
  address text, -- of the network that it was asked from: an IPv4 /24 or an IPv6 /64
  primary key (org_id, id),
  constraint audit_event_actor_has_id check ((actor_id is not null) = (actor_kind in ('member', 'key')))
);
alter table audit_event enable row level security;
alter table audit_event force row level security;
create policy own on audit_event using (org_id = app_org()) with check (org_id = app_org());
grant select, insert on audit_event to vocero_app;

-- It goes with its organisation and in no other way: a cascade deletes from within another trigger.
create trigger audit_event_append_only before update on audit_event
  for each row execute function refuse_change();
create trigger audit_event_not_deleted before delete on audit_event
  for each row when (pg_trigger_depth() = 0) execute function refuse_change();
create trigger audit_event_not_emptied before truncate on audit_event
  for each statement execute function refuse_change();

-- Newest first, by what the list is narrowed down to.
create index audit_event_actor_idx on audit_event (org_id, actor_id, id desc);
create index audit_event_actor_kind_idx on audit_event (org_id, actor_kind, id desc)
  where actor_id is null;
create index audit_event_act_idx on audit_event (org_id, act, id desc);
create index audit_event_subject_idx on audit_event (org_id, subject_kind, id desc);
create index theme_event_member_idx on theme_event (org_id, member_id, id desc)
  where member_id is not null;
create index theme_event_engine_idx on theme_event (org_id, id desc) where by = 'engine';
create index theme_event_act_idx on theme_event (org_id, act, id desc);

-- The least id that can have been made at an instant: ids begin with the milliseconds since 1970.
create function least_id_at(at timestamptz) returns uuid language sql immutable parallel safe
  as $$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
    || '70008000000000000000')::uuid $$;

-- How often a link was opened.
alter table share_link add column opened integer not null default 0
  constraint share_link_opened_range check (opened >= 0);
grant update (opened) on share_link to vocero_app;
