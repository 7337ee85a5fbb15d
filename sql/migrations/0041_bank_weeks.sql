-- migrate:up

-- Each word begins with the organisation and the week: what is said in every third comment is then found
-- by reading one week of them, not a month. Weeks are counted from 1874 on, so that none is below nothing.
create or replace function bank_prefix(org uuid, at timestamptz) returns text
  language sql immutable parallel safe
  as $$ select right(org::text, 3)
    || lpad(to_hex(floor(extract(epoch from at) / 604800)::int + 5000), 4, '0') $$;

drop function search_bank(text, timestamptz, timestamptz, timestamptz, uuid, boolean, integer);

-- The newest comments that say it, before a position and between two instants, week by week back. The
-- mark § in what is asked stands for the organisation and the week. `parts` are those of it that must
-- all be said: where few comments say all of them, a week is passed over that does not say the rarest.
create function search_bank(asked text, parts text[], since timestamptz, until timestamptz,
  before_at timestamptz, before_id uuid, ranked boolean, most integer)
  returns table (feedback_id uuid, occurred_at timestamptz, closeness real)
  language plpgsql volatile
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set work_mem = '32MB'
as $$
declare
  start timestamptz := coalesce(since, '-infinity');
  ending timestamptz := least(until, before_at + interval '1 millisecond', 'infinity');
  newest timestamptz;
  week text;
  part text;
  rarest text;
  least_said integer;
  said integer;
  missing integer := most;
  found_now integer;
  is_first boolean := true;
begin
  loop
    select max(f.occurred_at) into newest from feedback f
      where f.org_id = app_org() and f.occurred_at >= start and f.occurred_at < ending;
    exit when newest is null;
    week := bank_prefix(app_org(), newest);
    found_now := 0;
    if rarest is not null then
      perform set_config('app.words', replace(rarest, '§', week), true);
    end if;
    if rarest is null or exists (select from feedback_words) then
      perform set_config('app.words', replace(asked, '§', week), true);
      return query
        select w.feedback_id, w.occurred_at::timestamptz,
          case when ranked then ts_rank(w.words, app_words(), 1) else 0 end::real
        from feedback_words w
        where w.occurred_at >= start and w.occurred_at < ending
          and (w.occurred_at, w.feedback_id) < (coalesce(before_at, 'infinity'),
            coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
        order by w.occurred_at desc, w.feedback_id desc limit missing;
      get diagnostics found_now = row_count;
    end if;
    missing := missing - found_now;
    exit when missing <= 0;
    if is_first and found_now < 20 and cardinality(parts) > 1 then
      foreach part in array parts loop
        perform set_config('app.words', replace(part, '§', week), true);
        select count(*) into said from feedback_words;
        if least_said is null or said < least_said then
          rarest := part;
          least_said := said;
        end if;
      end loop;
    end if;
    is_first := false;
    ending := to_timestamp(floor(extract(epoch from newest) / 604800) * 604800);
  end loop;
  perform set_config('app.words', '', true);
end $$;

-- Made anew by the worker, newest organisation or oldest alike.
truncate feedback_words, bank_run;
insert into outbox (org_id, topic, subject_id)
  select id, 'bank.index', id from organization where not exists (
    select from outbox o where o.org_id = organization.id and o.topic = 'bank.index'
      and o.subject_id = organization.id);
