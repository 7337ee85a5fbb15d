import type { Target } from '@vocero/api/contract/theme-parts';

type Metric = Target['metric'];

/** What was counted in some weeks; `driver`: orders or visits in them. */
interface Counted {
  weeks: number;
  count: number;
  driver: number | null;
}

/** Comments per week, or per 100 of the driver; null where that is not known. */
export function levelOf(metric: Metric, { weeks, count, driver }: Counted): number | null {
  if (metric === 'count') return weeks > 0 ? count / weeks : null;
  return driver ? (count * 100) / driver : null;
}

/** Comments of one week that are as many as a level allows. */
export function allowedIn(metric: Metric, level: number, driver: number | null): number | null {
  if (metric === 'count') return level;
  return driver === null ? null : (level * driver) / 100;
}

/** The goal that is so many percent below a level, to a tenth of a comment or two digits of a rate. */
export function goalBelow(level: number, percent: number): number {
  const goal = level * (1 - percent / 100);
  const digits = goal >= 10 ? 0 : goal >= 1 ? 1 : 2;
  return Number(goal.toFixed(digits));
}

/** By how many percent a goal is below a level; below zero: above it. */
export const percentBelow = (level: number, goal: number): number =>
  Math.round((1 - goal / level) * 100);

/** Of each week how many comments the baseline and the goal come to; null: not known. */
export function linesOf(target: Target, weeks: readonly { driver: number | null }[]) {
  const { metric, goal, baseline } = target;
  const usual = levelOf(metric, baseline);
  const allowed = (level: number | null) => (week: { driver: number | null }) =>
    level === null ? null : allowedIn(metric, level, week.driver);
  return { baseline: weeks.map(allowed(usual)), goal: weeks.map(allowed(goal)) };
}
