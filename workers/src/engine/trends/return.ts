import { mostChance, type FallGoal } from './fall.ts';
import { chanceOfMore } from './more.ts';

/**
 * Whether more comments came back than the goal of a week allows: so many, or more, in at most seven
 * days are less likely than 1 in 20 where the goal is what is usual; see `chanceOfMore`. Seven days
 * are allowed a whole week's comments however few of them have passed, so that two on the first
 * morning are no alarm.
 * @param count comments in those days.
 * @param driver orders or visits in a week; only for a goal per 100 of them.
 */
export function isTooMany(
  { metric, goal, baseline }: FallGoal,
  count: number,
  driver: number | null,
): boolean {
  const allowed = metric === 'count' ? goal : (goal * (driver ?? 0)) / 100;
  return count > allowed && chanceOfMore(count, allowed, baseline.spread) < mostChance;
}
