import type postgres from 'postgres';
import type { Tx } from './connect.ts';
import { sumDriver } from './drivers.ts';

/** Comments of a theme in one full week of the organisation's calendar. */
export interface ThemeWeek {
  /** The first day, and that of the next week. */
  start: string;
  next: string;
  /** The same as instants: a week in which clocks change has an hour more or less. */
  since: Date;
  until: Date;
  count: number;
  /** Nothing at all was heard, of no theme: comments may not have come in yet. */
  isSilent: boolean;
}

/** With the orders or visits of that week; null where they are not known. */
export interface DrivenWeek extends ThemeWeek {
  driver: number | null;
}

/** Nobody looks further back at what followed an action. */
const MOST_WEEKS = 26;

/**
 * Comments of a theme week by week, from the week in which `from` falls until the week in which
 * `until` falls, that one excluded, and the running week too.
 */
export function listThemeWeeks(tx: Tx, themeId: string, from: string, until: string) {
  return countWeeks(
    tx,
    themeId,
    tx`select time_zone as zone,
        week_of(${from}::date::timestamp at time zone time_zone, time_zone, first_weekday) as first,
        least(week_of(${until}::date::timestamp at time zone time_zone, time_zone, first_weekday),
          week_of(now(), time_zone, first_weekday)) as before
      from organization where id = app_org()`,
  );
}

/**
 * The full weeks that began after the day on which what was done took effect, and after the theme came
 * back if it did; the last 26 of them. None where nothing was done.
 */
export async function listWeeksSinceAction(
  tx: Tx,
  themeId: string,
  metric: 'count' | 'rate',
): Promise<DrivenWeek[]> {
  const weeks = await countWeeks(
    tx,
    themeId,
    tx`select zone, before,
        greatest(week_of(day::timestamp at time zone zone, zone, first_weekday) + 7,
          before - ${MOST_WEEKS * 7}::int) as first
      from (select time_zone as zone, first_weekday,
          week_of(now(), time_zone, first_weekday) as before,
          greatest(acted_on, (regressed_at at time zone time_zone)::date) as day
        from organization join theme on theme.org_id = organization.id
        where organization.id = app_org() and theme.id = ${themeId} and acted_on is not null) as acted`,
  );
  return metric === 'rate' ? withDriver(tx, weeks) : withoutDriver(weeks);
}

/** The first day of the week in which a theme was first heard; null: nobody has spoken of it. */
export async function findFirstWeek(tx: Tx, themeId: string): Promise<string | null> {
  const [row] = await tx<[{ start: string | null }]>`
    select week_of((select min(occurred_at) from placement
        where org_id = app_org() and theme_id = ${themeId}), time_zone, first_weekday) as start
    from organization where id = app_org()`;
  return row.start;
}

/** The same of weeks that are counted by themselves. */
export const withoutDriver = (weeks: readonly ThemeWeek[]): DrivenWeek[] =>
  weeks.map((week) => ({ ...week, driver: null }));

/** Adds what was sold or visited in each week. */
export function withDriver(tx: Tx, weeks: readonly ThemeWeek[]): Promise<DrivenWeek[]> {
  return Promise.all(
    weeks.map(async (week) => ({ ...week, driver: await sumDriver(tx, week.start, week.next) })),
  );
}

/** One walk along the theme's index, whose comments are sorted into weeks by their bounds. */
function countWeeks(tx: Tx, themeId: string, span: postgres.PendingQuery<postgres.Row[]>) {
  return tx<ThemeWeek[]>`
    with week as (
      select n, first_day::date as start, (first_day + interval '7 days')::date as next,
        first_day at time zone zone as since,
        (first_day + interval '7 days') at time zone zone as until
      from (${span}) as span cross join lateral generate_series(first::timestamp,
        before::timestamp - interval '7 days', interval '7 days') with ordinality as w (first_day, n)),
    heard as (
      select width_bucket(occurred_at, (select array_agg(since order by since) from week)) as n,
        count(*)::int as count
      from placement
      where org_id = app_org() and theme_id = ${themeId}
        and occurred_at >= (select min(since) from week)
        and occurred_at < (select max(until) from week)
      group by 1)
    select start, next, since, until, coalesce(count, 0) as count,
      not exists (select from feedback where org_id = app_org()
        and occurred_at >= since and occurred_at < until) as is_silent
    from week left join heard using (n) order by start`;
}
