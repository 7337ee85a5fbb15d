/** A target as far as it is reached: how many contacts it began with and how many it wants. */
export interface ReachedTarget {
  metric: 'count' | 'rate';
  goal: number;
  baseline: { weeks: number; count: number; driver: number | null };
}

/** What was counted in the week that is compared. */
export interface CountedWeek {
  count: number;
  driver: number | null;
}

/**
 * What a target measures: contacts per week, or per 100 of the driver.
 * @param counted contacts and driver of `weeks` weeks.
 * @returns null where the target is per 100 of a driver that is not known, or is nought.
 */
export function measured(
  metric: ReachedTarget['metric'],
  { count, driver, weeks }: CountedWeek & { weeks: number },
): number | null {
  if (metric === 'count') return weeks > 0 ? count / weeks : null;
  return driver !== null && driver > 0 ? (100 * count) / driver : null;
}

/**
 * How far a target is reached: (baseline − week) / (baseline − goal).
 * @returns 0 at the baseline, 1 at the goal, below 0 when it got worse; null where either side cannot
 * be measured, or the goal is no reduction.
 */
export function targetProgress(target: ReachedTarget, week: CountedWeek): number | null {
  const before = measured(target.metric, target.baseline);
  const now = measured(target.metric, { ...week, weeks: 1 });
  if (before === null || now === null || before <= target.goal) return null;
  return (before - now) / (before - target.goal);
}
