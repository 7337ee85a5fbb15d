import type { Tx } from '@vocero/sql/connect';
import type { Target } from '@vocero/sql/theme-columns';
import type { NewTarget } from './contract/theme-parts.ts';
import { countBaseline } from './count-baseline.ts';
import { Problem } from './problem.ts';

/**
 * Counts the baseline of a target and freezes it.
 * @throws Problem 422 where there is no full week to count, or a week without the orders or visits
 *   that comments are to be counted per.
 */
export async function freezeTarget(
  tx: Tx,
  themeId: string,
  target: NewTarget | null | undefined,
): Promise<Target | null | undefined> {
  if (!target) return target;
  const { metric, goal, on, weeks } = target;
  const { counted: baseline } = await countBaseline(tx, themeId, target);
  if (!baseline) throw new Problem(422, 'baseline_empty');
  if (metric === 'rate' && !baseline.driver) throw new Problem(422, 'driver_missing');
  return { metric, goal, on, weeks, baseline };
}
