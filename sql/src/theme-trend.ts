import type { Tx } from './connect.ts';
import { sumDriver } from './drivers.ts';
import type { Target, ThemeStatus } from './theme-columns.ts';
import type { Act } from './theme-events.ts';
import { lastWeeks } from './weeks.ts';

/** One week of the organisation's calendar: its first day, the theme's comments and everybody's. */
export interface TrendWeek {
  start: string;
  since: Date;
  until: Date;
  count: number;
  all: number;
}

/** Comments per week of the organisation's calendar, oldest first; the last week is the running one. */
export function listTrendWeeks(tx: Tx, themeId: string, weeks: number) {
  return tx<TrendWeek[]>`
    select start, starts as since, ends as until,
      (select count(*)::int from placement where org_id = app_org() and theme_id = ${themeId}
        and occurred_at >= starts and occurred_at < ends) as count,
      (select count(*)::int from feedback where org_id = app_org()
        and occurred_at >= starts and occurred_at < ends) as all
    from ${lastWeeks(tx, weeks)} as week order by start`;
}

/**
 * Adds the orders or visits of each week, where the theme's target is counted per 100 of them; null
 * where they are not known.
 */
export async function withTrendDriver(tx: Tx, themeId: string, weeks: readonly TrendWeek[]) {
  const metric = await findMetric(tx, themeId);
  return Promise.all(
    weeks.map(async (week) => ({
      ...week,
      driver: metric === 'rate' ? await sumDriver(tx, week.start, nextWeek(week.start)) : null,
    })),
  );
}

async function findMetric(tx: Tx, themeId: string): Promise<Target['metric'] | null> {
  const [row] = await tx<{ metric: Target['metric'] | null }[]>`
    select target->>'metric' as metric from theme where org_id = app_org() and id = ${themeId}`;
  return row?.metric ?? null;
}

const nextWeek = (day: string) =>
  new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10);

/** When a theme changed its status since a number of weeks ago, and to what; undone ones are out. */
export function listStatusMarks(tx: Tx, themeId: string, weeks: number) {
  return tx<{ at: Date; status: ThemeStatus; act: Act }[]>`
    select created_at as at, after->>'status' as status, act
    from theme_event e
    where org_id = app_org() and theme_id = ${themeId}
      and act not in ('created', 'split') and after->>'status' is not null
      and undoes is null and created_at > now() - ${weeks} * interval '7 days'
      and not exists (select from theme_event undo
        where undo.org_id = app_org() and undo.undoes = e.id)
    order by created_at`;
}
