import type { Tx } from '@vocero/sql/connect';
import type { Target } from '@vocero/sql/theme-columns';
import { listThemeWeeks } from '@vocero/sql/theme-weeks';
import type { NewTarget } from './contract/theme-parts.ts';
import { Problem } from './problem.ts';

/**
 * Counts the baseline of a target and freezes it.
 * @throws Problem 422 where there is no full week to count.
 */
export async function freezeTarget(
  tx: Tx,
  themeId: string,
  target: NewTarget | null | undefined,
): Promise<Target | null | undefined> {
  if (!target) return target;
  const { metric, goal, on, weeks } = target;
  const counted = await listThemeWeeks(tx, themeId, target.from, target.until);
  const first = counted[0];
  if (!first) throw new Problem(422, 'baseline_empty');
  const baseline = {
    from: first.start,
    until: target.until,
    weeks: counted.length,
    count: counted.reduce((sum, week) => sum + week.count, 0),
    driver: null,
    spread: 1,
  };
  return { metric, goal, on, weeks, baseline };
}
