import type { Tx } from './connect.ts';

/** Rows from which on they are put together. */
const MANY = 1_000;

/** Days of surveys at once. */
const DAYS = 30;

/**
 * Puts together what was counted of surveys, see `survey_tally`: days that something was added to since
 * the last time, once by all that one can filter by and again by nothing and by each of it alone. What
 * is counted stays the same; of two at once the second finds nothing. False where there was little to do; else
 * there may be more.
 */
export async function compactSurveyTallies(tx: Tx, many = MANY): Promise<boolean> {
  const [row] = await tx<[{ rows: number }]>`
    select count(*)::int as rows from (
      select from survey_tally where org_id = app_org() and grain = 'fresh' limit ${many}) as few`;
  if (row.rows < many) return false;
  await tx`
    with touched as materialized (
      select distinct survey_id, day from survey_tally
      where org_id = app_org() and grain = 'fresh'
      order by survey_id, day limit ${DAYS}),
    gone as (
      delete from survey_tally tally using touched
      where tally.org_id = app_org() and tally.survey_id = touched.survey_id
        and tally.day = touched.day
      returning tally.*)
    insert into survey_tally (org_id, survey_id, day, part, field, value, managed, channel, language,
      place_id, version, grain, count)
    select app_org(), survey_id, day, part, field, value, managed, channel, language, place_id,
      version, case grouping(channel, language, place_id, version)
        when 0 then 'full' when 15 then 'none' when 7 then 'channel' when 11 then 'language'
        when 13 then 'place' else 'version' end, sum(count)
    from gone where grain in ('fresh', 'full')
    group by survey_id, day, part, field, value, managed,
      grouping sets ((), (channel), (language), (place_id), (version),
        (channel, language, place_id, version))
    having sum(count) <> 0`;
  return true;
}
