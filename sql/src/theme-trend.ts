import type { Tx } from './connect.ts';
import type { ThemeStatus } from './theme-columns.ts';
import { lastWeeks } from './weeks.ts';

/** One week of the organisation's calendar: its first day, the theme's comments and everybody's. */
export interface TrendWeek {
  start: string;
  count: number;
  all: number;
}

/** Comments per week of the organisation's calendar, oldest first; the last week is the running one. */
export function listTrendWeeks(tx: Tx, themeId: string, weeks: number) {
  return tx<TrendWeek[]>`
    select start,
      (select count(*)::int from placement where org_id = app_org() and theme_id = ${themeId}
        and occurred_at >= starts and occurred_at < ends) as count,
      (select count(*)::int from feedback where org_id = app_org()
        and occurred_at >= starts and occurred_at < ends) as all
    from ${lastWeeks(tx, weeks)} as week order by start`;
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
