-- migrate:up

-- The information bank: every word of every comment, folded, to be searched. Each word begins with the
-- organisation and the month, `0f35e8` before `racun`: an index that knows no organisations finds those
-- of one all the same, and the newest month can be asked first, so that a common word costs no more
-- than a rare one.
create function bank_prefix(org uuid, at timestamptz) returns text language sql immutable parallel safe
  as $$ select right(org::text, 3) || lpad(to_hex((extract(year from at at time zone 'UTC') * 12
    + extract(month from at at time zone 'UTC'))::int), 4, '0') $$;

-- What is searched for in the month that is being searched. Without it: no rows.
create function app_words() returns tsquery language sql stable parallel safe
  as $$ select nullif(current_setting('app.words', true), '')::tsquery $$;

-- Filled by a worker, never on the way in: taking comments in costs what it did.
create table feedback_words (
  org_id uuid not null,
  feedback_id uuid not null,
  occurred_at timestamptz(3) not null,
  words tsvector not null,
  primary key (org_id, feedback_id),
  foreign key (org_id, feedback_id) references feedback (org_id, id) on delete cascade
);
create index feedback_words_idx on feedback_words using gin (words)
  with (gin_pending_list_limit = 1024);
alter table feedback_words enable row level security;
alter table feedback_words force row level security;
-- The search is part of the guard: behind it, the index could not be used, since comparing words is
-- not known to keep what it compares to itself.
create policy search on feedback_words
  using (org_id = app_org() and words @@ app_words()) with check (org_id = app_org());
grant select, insert on feedback_words to vocero_app;

-- The newest comments that say it, before a position and between two instants, month by month back.
-- The mark § in what is asked stands for the organisation and the month.
create function search_bank(asked text, since timestamptz, until timestamptz, before_at timestamptz,
  before_id uuid, ranked boolean, most integer)
  returns table (feedback_id uuid, occurred_at timestamptz, closeness real)
  language plpgsql volatile
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set work_mem = '32MB'
as $$
declare
  start timestamptz := coalesce(since, '-infinity');
  ending timestamptz := least(until, before_at + interval '1 millisecond', 'infinity');
  newest timestamptz;
  missing integer := most;
  found_now integer;
begin
  loop
    select max(f.occurred_at) into newest from feedback f
      where f.org_id = app_org() and f.occurred_at >= start and f.occurred_at < ending;
    exit when newest is null;
    perform set_config('app.words', replace(asked, '§', bank_prefix(app_org(), newest)), true);
    return query
      select w.feedback_id, w.occurred_at::timestamptz,
        case when ranked then ts_rank(w.words, app_words(), 1) else 0 end::real
      from feedback_words w
      where w.occurred_at >= start and w.occurred_at < ending
        and (w.occurred_at, w.feedback_id) < (coalesce(before_at, 'infinity'),
          coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
      order by w.occurred_at desc, w.feedback_id desc limit missing;
    get diagnostics found_now = row_count;
    missing := missing - found_now;
    exit when missing <= 0;
    ending := date_trunc('month', newest at time zone 'UTC') at time zone 'UTC';
  end loop;
  perform set_config('app.words', '', true);
end $$;

-- How far a worker is in filling the bank: from all comments, or from those of one import.
create table bank_run (
  org_id uuid not null references organization (id) on delete cascade,
  subject_id uuid not null, -- the import, or the organisation itself
  after_id uuid,
  primary key (org_id, subject_id)
);

-- A search that is kept, with the filters beside it, as the address of the screen has them.
create table saved_view (
  org_id uuid not null references organization (id) on delete cascade,
  id uuid not null default new_id(),
  member_id uuid not null,
  name text not null constraint saved_view_name_length check (length(name) between 1 and 80),
  query text not null constraint saved_view_query_length check (length(query) <= 1000),
  shared boolean not null default false,
  deleted_at timestamptz(3), -- it can be had back
  created_at timestamptz(3) not null default now(),
  primary key (org_id, id),
  foreign key (org_id, member_id) references member (org_id, id) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['bank_run', 'saved_view'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own on %I using (org_id = app_org()) with check (org_id = app_org())', name);
  end loop;
end $$;
grant select, insert, update, delete on bank_run, saved_view to vocero_app;

insert into outbox (org_id, topic, subject_id) select id, 'bank.index', id from organization;
