-- migrate:up

-- How many answered a survey what, by day of the organisation's calendar and by all that one can filter
-- by, so that nobody reads a hundred thousand answers to show a page of figures. As with
-- `placement_tally` each statement adds what it changed, and rows are put together later. Nothing that
-- somebody wrote stands here. No reference to the survey or the organisation: see `placement_tally`.
create table survey_tally (
  org_id uuid not null,
  id uuid not null default new_id(),
  survey_id uuid not null,
  day date not null,
  channel text,
  language text,
  place_id uuid,
  version integer,
  -- 'all': answers as such, by what they are; flagged ones count nowhere else.
  part text not null constraint survey_tally_part_known check (part in ('all', 'score', 'choice')),
  field text not null,
  value text not null, -- what was chosen, several joined by commas; empty for words
  managed text, -- what was answered to whether a task was managed
  count integer not null, -- below zero: so many fewer
  -- 'fresh': as a statement added it. What was put together stands there once by all that one can filter
  -- by ('full'), and again by nothing and by each of it alone, so that little is read for most pages.
  grain text not null default 'fresh' constraint survey_tally_grain_known
    check (grain in ('fresh', 'full', 'none', 'channel', 'language', 'place', 'version')),
  primary key (org_id, id)
);
create index survey_tally_day_idx on survey_tally (org_id, survey_id, grain, part, day);
create index survey_tally_fresh_idx on survey_tally (org_id, survey_id, day) where grain = 'fresh';
alter table survey_tally enable row level security;
alter table survey_tally force row level security;
create policy own on survey_tally using (org_id = app_org()) with check (org_id = app_org());
grant select, insert, delete on survey_tally to vocero_app;

-- Words beside another answer are few: they are read themselves.
create index feedback_own_words_idx on feedback (org_id, survey_id, occurred_at)
  where survey_id is not null and answers::text like '%Other": %';

-- What comments change of the counts, from rows that came (1) and rows that went (-1). The version that
-- was answered says which answers are words. Written once, and made into what each statement runs.
do $make$
declare
  counting text := $sql$
    with changed as materialized (
      select f.org_id, f.survey_id, (f.occurred_at at time zone o.time_zone)::date as day, f.channel,
        coalesce(f.locale, f.language) as language, f.place_id, f.survey_version as version,
        f.text <> '' as is_worded, f.flags <> '{}' as is_flagged, f.scores, f.answers, change
      from (%s) as f join organization o on o.id = f.org_id where f.survey_id is not null),
    asked as materialized (
      select distinct s.org_id as in_org, s.survey_id as in_survey, s.version as in_version,
        question ->> 'id' as id, question ->> 'kind' as kind
      from (select distinct org_id, survey_id, coalesce(version, 0) as version from changed
          where answers <> '{}' and not is_flagged) as s
        join survey_version v on v.org_id = s.org_id and v.survey_id = s.survey_id
          and (v.version = s.version or s.version = 0)
        cross join lateral jsonb_array_elements(v.doc -> 'questions') as question
      where question ->> 'kind' in ('choice', 'task', 'expectations', 'text')),
    parts as (
      select §, change, 'all' as part, '' as field,
        case when is_flagged then 'flagged' else 'counted' end as value, null as managed
      from changed
      union all
      select §, change, 'all', '', 'worded', null from changed where is_worded and not is_flagged
      union all
      select §, change, 'score', each.key, each.value, null
      from changed cross join lateral jsonb_each_text(scores) as each
      where not is_flagged and each.value is not null
      union all
      select §, change, 'choice', asked.id,
        case when kind = 'text' or jsonb_typeof(answers -> asked.id) is distinct from 'array' then ''
          when jsonb_array_length(answers -> asked.id) = 1 then answers -> asked.id ->> 0
          else (select coalesce(string_agg(given, ',' order by place), '')
            from jsonb_array_elements_text(answers -> asked.id) with ordinality as g (given, place)) end,
        case when kind = 'task' then answers -> (asked.id || 'Managed') ->> 0 end
      from changed join asked on in_org = org_id and in_survey = survey_id
        and in_version = coalesce(version, 0)
      where not is_flagged
        and (answers ? asked.id or kind = 'task' and answers ? (asked.id || 'Managed')))
    insert into survey_tally (§, part, field, value, managed, count)
    select §, part, field, value, managed, sum(change)
    from parts group by §, part, field, value, managed having sum(change) <> 0;
  $sql$;
  differs text := $sql$
    (b.survey_id, b.occurred_at, b.channel, coalesce(b.locale, b.language), b.place_id,
      b.survey_version, b.text <> '', b.scores, b.answers, b.flags)
    is distinct from (a.survey_id, a.occurred_at, a.channel, coalesce(a.locale, a.language),
      a.place_id, a.survey_version, a.text <> '', a.scores, a.answers, a.flags) $sql$;
begin
  counting := replace(counting, '§', 'org_id, survey_id, day, channel, language, place_id, version');
  execute format(
    'create function tally_survey_added() returns trigger language plpgsql set work_mem = ''64MB'' as $f$ begin
      if exists (select from after_rows where survey_id is not null) then %s end if;
      return null; end $f$',
    format(counting, 'select *, 1 as change from after_rows'));
  execute format(
    'create function tally_survey_gone() returns trigger language plpgsql set work_mem = ''64MB'' as $f$ begin
      if exists (select from before_rows where survey_id is not null) then %s end if;
      return null; end $f$',
    format(counting, 'select *, -1 as change from before_rows'));
  execute format(
    'create function tally_survey_changed() returns trigger language plpgsql set work_mem = ''64MB'' as $f$ begin
      if exists (select from before_rows b join after_rows a using (org_id, id) where %s) then %s end if;
      return null; end $f$',
    differs,
    format(counting, format(
      'select a.*, 1 as change from before_rows b join after_rows a using (org_id, id) where %s
       union all
       select b.*, -1 from before_rows b join after_rows a using (org_id, id) where %s',
      differs, differs)));
  -- Everything of an organisation anew: what was there before, and days elsewhere begin at other times.
  execute format(
    'create function count_surveys_anew(org uuid) returns void language plpgsql set work_mem = ''64MB'' as $f$ begin
      delete from survey_tally where org_id = org;
      %s
    end $f$',
    format(counting, 'select *, 1 as change from feedback where org_id = org'));
end $make$;

-- Those of an organisation that is being deleted are of no organisation, so they need no counts.
create trigger feedback_tally_added after insert on feedback
  referencing new table as after_rows for each statement execute function tally_survey_added();
create trigger feedback_tally_changed after update on feedback
  referencing old table as before_rows new table as after_rows
  for each statement execute function tally_survey_changed();
create trigger feedback_tally_gone after delete on feedback
  referencing old table as before_rows for each statement execute function tally_survey_gone();

create function forget_survey_tally() returns trigger language plpgsql as $$ begin
  delete from survey_tally where org_id = old.id;
  return null;
end $$;
create trigger organization_survey_tally after delete on organization
  for each row execute function forget_survey_tally();

create function tally_survey_zone() returns trigger language plpgsql as $$ begin
  perform count_surveys_anew(new.id);
  return null;
end $$;
create trigger organization_survey_zone after update of time_zone on organization
  for each row when (old.time_zone is distinct from new.time_zone)
  execute function tally_survey_zone();

select count_surveys_anew(id) from organization;
