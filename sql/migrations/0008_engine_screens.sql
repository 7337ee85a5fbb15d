-- migrate:up

-- Where the themes stood on the map last, so that the next map begins from there.
create table theme_map (
  org_id uuid primary key references organization (id) on delete cascade,
  model_version integer not null, -- the model it was drawn from
  places jsonb not null, -- {"<theme id>": [x, y]}, each 0 to 1
  drawn_at timestamptz(3) not null default now()
);

-- A person said that two themes are not the same: nobody is asked again.
create table merge_dismissal (
  org_id uuid not null,
  theme_id uuid not null,
  other_theme_id uuid not null,
  member_id uuid,
  created_at timestamptz(3) not null default now(),
  primary key (org_id, theme_id, other_theme_id),
  foreign key (org_id, theme_id) references theme (org_id, id) on delete cascade,
  foreign key (org_id, other_theme_id) references theme (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references member (org_id, id),
  constraint merge_dismissal_in_order check (theme_id < other_theme_id) -- each pair once
);

-- The organisation's own words for one thing, as plain text: one group a line.
create table synonym_list (
  org_id uuid primary key references organization (id) on delete cascade,
  version integer not null, -- raised with each change: two people never overwrite each other
  lines text not null constraint synonym_list_length check (length(lines) <= 4000000),
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  foreign key (org_id, updated_by) references member (org_id, id)
);

-- What the worker that learns an organisation's themes is doing. The row goes when it is done; that
-- of a worker that died is known by its age.
create table learning_progress (
  org_id uuid primary key references organization (id) on delete cascade,
  stage text not null constraint learning_progress_stage_known
    check (stage in ('reading', 'learning', 'writing', 'placing')),
  done integer not null default 0,
  total integer not null default 0,
  started_at timestamptz(3) not null default now(),
  seen_at timestamptz(3) not null default now() -- the worker's last sign of life
);

do $$
declare name text;
begin
  foreach name in array array['theme_map', 'merge_dismissal', 'synonym_list', 'learning_progress'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;

grant select, insert, update, delete on theme_map, merge_dismissal, synonym_list, learning_progress
  to vocero_app;
