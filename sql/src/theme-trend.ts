import type { Tx } from './connect.ts';
import type { ThemeStatus } from './theme-columns.ts';

/** One week of the organisation's calendar: its Monday, the theme's comments and everybody's. */
export interface TrendWeek {
  start: string;
  count: number;
  all: number;
}

/**
 * Comments per week in the organisation's time zone, oldest first; the last week is the running one.
 * A week in which clocks change has an hour more or less, as it has for the people in it.
 */
export function listTrendWeeks(tx: Tx, themeId: string, weeks: number) {
  return tx<TrendWeek[]>`
    with week as (
      select monday, monday at time zone zone as starts,
        (monday + interval '7 days') at time zone zone as ends
      from (select time_zone as zone, date_trunc('week', now() at time zone time_zone) as this_week
          from organization where id = app_org()) as org
        cross join lateral generate_series(
          this_week - ${weeks - 1} * interval '7 days', this_week, interval '7 days') as monday)
    select monday::date as start,
      (select count(*)::int from placement where org_id = app_org() and theme_id = ${themeId}
        and occurred_at >= starts and occurred_at < ends) as count,
      (select count(*)::int from feedback where org_id = app_org()
        and occurred_at >= starts and occurred_at < ends) as all
    from week order by monday`;
}

/** When a theme changed its status since a number of weeks ago, and to what; undone ones are out. */
export function listStatusMarks(tx: Tx, themeId: string, weeks: number) {
  return tx<{ at: Date; status: ThemeStatus }[]>`
    select created_at as at, after->>'status' as status
    from theme_event e
    where org_id = app_org() and theme_id = ${themeId}
      and act not in ('created', 'split') and after->>'status' is not null
      and undoes is null and created_at > now() - ${weeks} * interval '7 days'
      and not exists (select from theme_event undo
        where undo.org_id = app_org() and undo.undoes = e.id)
    order by created_at`;
}
