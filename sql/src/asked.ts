import type { Tx } from './connect.ts';

/** Comments that are older are not looked at. */
export const askedLookBack = 180;
/** Weeks that are told beside today. */
export const askedWeeks = 12;

/** What was asked for at an instant: comments that had waited long enough, and were not too old. */
export interface Asked {
  /** The instant itself: today, or so many weeks ago. */
  day: string;
  since: Date;
  until: Date;
  /** Comments from these days that were read and are relevant. */
  comments: number;
  /** Of them, in a theme that had been acted on by then. */
  acted: number;
}

/**
 * The day on which a theme `t` counts as acted on; null: it does not. It is acted on from the day on
 * which what was done took effect, and from the day on which it was declined, or decided to leave it as
 * it is, with the reason written down.
 */
const actedDay = (tx: Tx) => tx`least(t.acted_on,
  case when t.status = 'declined' and length(trim(t.declined_reason)) > 0
    then (t.status_since at time zone 'UTC')::date end,
  case when t.decision_kind = 'leave' and length(trim(t.decision)) > 0
    then (t.decided_at at time zone 'UTC')::date end)`;

/** Themes that have been acted on until today: id, day. To be used as a table in a query. */
const actedThemes = (tx: Tx) => tx`(
  select id, day from (
    select t.id, ${actedDay(tx)} as day from theme t
    where t.org_id = app_org() and t.removed_at is null) as each_one
  where day <= (now() at time zone 'UTC')::date)`;

/** Of `placement p`: read, relevant, and today in no theme that was acted on. */
export const isNotActedOn = (tx: Tx) => tx`
  (p.state <> 'not_relevant' and (p.theme_id is null
    or p.theme_id not in (select id from ${actedThemes(tx)} as acted)))`;

/**
 * What was asked for and what of it acted on, today and at the end of each of the last 12 weeks, oldest
 * first. Where comments belong is as it is now. Days are those of UTC, as the tallies keep them: all
 * comments are summed from those, only the ones of themes that were acted on are counted.
 * @param days how long a comment may wait.
 */
export function countAsked(tx: Tx, days: number) {
  return tx<Asked[]>`
    with point as (
      select today - 7 * ago as day, today - 7 * ago - ${askedLookBack}::int as first,
        today - 7 * ago - ${days}::int as before
      from (select (now() at time zone 'UTC')::date as today) as org
        cross join generate_series(0, ${askedWeeks}::int) as ago),
    total as materialized (
      select day, sum(count)::int as count from read_day
      where org_id = app_org() and day >= (select min(first) from point) group by day),
    acted as materialized (
      select theme.day as acted_on, heard.day, count(*)::int as count
      from ${actedThemes(tx)} as theme cross join lateral (
        select (occurred_at at time zone 'UTC')::date as day from placement
        where placement.org_id = app_org() and theme_id = theme.id
          and occurred_at >= (select min(first) from point)::timestamp at time zone 'UTC'
          and occurred_at < (select max(before) from point)::timestamp at time zone 'UTC') as heard
      group by 1, 2)
    select point.day::text as day, first::timestamp at time zone 'UTC' as since,
      before::timestamp at time zone 'UTC' as until,
      coalesce((select sum(count) from total
        where total.day >= first and total.day < before), 0)::int as comments,
      coalesce((select sum(count) from acted where acted.acted_on <= point.day
        and acted.day >= first and acted.day < before), 0)::int as acted
    from point order by point.day`;
}

/** Rows from which on they are put together. */
const MANY = 2_000;

/** Puts the rows of an organisation together where there are many; the sums stay the same. */
export async function compactReadDays(tx: Tx, many = MANY): Promise<void> {
  const [row] = await tx<[{ rows: number }]>`
    select count(*)::int as rows from (
      select from read_day where org_id = app_org() limit ${many}) as first_ones`;
  if (row.rows < many) return;
  await tx`
    with gone as (delete from read_day where org_id = app_org() returning day, count)
    insert into read_day (org_id, day, count)
    select app_org(), day, sum(count) from gone group by day having sum(count) <> 0`;
}
