import type { Tx } from './connect.ts';

/** Comments of a theme in one full week of the organisation's calendar. */
export interface ThemeWeek {
  /** The first day. */
  start: string;
  count: number;
}

/**
 * Comments of a theme week by week, from the week in which `from` falls until the week in which
 * `until` falls, that one excluded, and the running week too.
 */
export function listThemeWeeks(tx: Tx, themeId: string, from: string, until: string) {
  return tx<ThemeWeek[]>`
    select first::date as start,
      (select count(*)::int from placement where org_id = app_org() and theme_id = ${themeId}
        and occurred_at >= first at time zone zone
        and occurred_at < (first + interval '7 days') at time zone zone) as count
    from (select time_zone as zone,
        week_of(${from}::date::timestamp at time zone time_zone, time_zone, first_weekday) as since,
        least(week_of(${until}::date::timestamp at time zone time_zone, time_zone, first_weekday),
          week_of(now(), time_zone, first_weekday)) as before
        from organization where id = app_org()) as org
      cross join lateral generate_series(
        since::timestamp, before - interval '7 days', interval '7 days') as first
    order by first`;
}
