import type { Tx } from '@vocero/sql/connect';
import type { CountedWeeks, Target } from '@vocero/sql/theme-columns';
import {
  findFirstWeek,
  listThemeWeeks,
  withDriver,
  withoutDriver,
  type DrivenWeek,
} from '@vocero/sql/theme-weeks';
import { sumWeeks } from '@vocero/workers/engine/trends/fall';
import { spreadOf } from '@vocero/workers/engine/trends/spread';

export interface Baseline {
  weeks: DrivenWeek[];
  /** Weeks left out because nobody had spoken of the theme before them. */
  unheard: number;
  /** Null: no week is left. */
  counted: CountedWeeks | null;
}

/**
 * Counts the full weeks of a period as the baseline of a target. Weeks before a theme was first heard
 * are left out: they would make the fall from what came later look small.
 */
export async function countBaseline(
  tx: Tx,
  themeId: string,
  { metric, from, until }: { metric: Target['metric']; from: string; until: string },
): Promise<Baseline> {
  const first = await findFirstWeek(tx, themeId);
  const all = await listThemeWeeks(tx, themeId, from, until);
  const heard = first === null ? all : all.filter(({ start }) => start >= first);
  const weeks = metric === 'rate' ? await withDriver(tx, heard) : withoutDriver(heard);
  return { weeks, unheard: all.length - heard.length, counted: sumUp(weeks, metric) };
}

function sumUp(weeks: readonly DrivenWeek[], metric: Target['metric']): CountedWeeks | null {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return null;
  const exposed = weeks.flatMap(({ count, driver }) => {
    const exposure = metric === 'count' ? 1 : (driver ?? 0);
    return exposure > 0 ? [{ count, exposure }] : [];
  });
  return { from: first.start, until: last.next, ...sumWeeks(weeks), spread: spreadOf(exposed) };
}
