-- migrate:up

-- Vectors that the operator's own endpoint made of comments, kept so that it is asked once for each.
create table embedding (
  org_id uuid not null references organization (id) on delete cascade,
  key bytea not null, -- of the endpoint's model and the folded words, see sql/src/embeddings.ts
  scale real not null, -- a value is its integer times this
  integers bytea not null, -- one signed byte for each dimension
  used_on date not null default current_date,
  primary key (org_id, key)
);
alter table embedding alter column integers set storage external; -- does not get smaller
create index embedding_used_idx on embedding (org_id, used_on);

-- How the endpoint answered last, for people to see.
create table embedding_state (
  org_id uuid primary key references organization (id) on delete cascade,
  answered_at timestamptz(3),
  failed_at timestamptz(3),
  failure text constraint embedding_state_failure_known
    check (failure in ('unreachable', 'timeout', 'refused', 'busy', 'failed', 'malformed', 'width')),
  learned boolean not null default false -- whether the last learning went by its vectors
);

do $$
declare name text;
begin
  foreach name in array array['embedding', 'embedding_state'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;

grant select, insert, update, delete on embedding, embedding_state to vocero_app;
