-- migrate:up

-- The uploaded file, in pieces of one megabyte: any process can read it, and a restart loses
-- nothing. The pieces come before their import, which is made when the file is whole; they go when
-- it is done.
create table import_file (
  org_id uuid not null references organization (id) on delete cascade,
  import_id uuid not null,
  seq integer not null,
  bytes bytea not null,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, import_id, seq)
);
alter table import_file enable row level security;
alter table import_file force row level security;
create policy own on import_file using (org_id = app_org()) with check (org_id = app_org());
grant select, insert, delete on import_file to vocero_app;

-- Whoever runs an import says so every few seconds. One that nobody has spoken of for longer is
-- taken up again by any process, from the stored file.
alter table import
  add column runner uuid,
  add column heartbeat_at timestamptz(3),
  add column attempts integer not null default 0,
  add column columns text[] not null default '{}', -- what the columns of the file are called
  add column error_line integer; -- where in the file it went wrong, when that can be said
create index import_running_idx on import (org_id, heartbeat_at) where state = 'running';
create policy relay_reads on import for select using (app_is_relay() and state = 'running');

-- Undoing an import removes its comments one by one: what refers to a comment must be found fast.
create index placement_move_feedback_idx on placement_move (org_id, feedback_id);

-- The operator's command line invites people too, and is no member.
alter table invitation alter column created_by drop not null;
