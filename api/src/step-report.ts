import { clockHoursBetween, type ClockCalendar } from '@vocero/sql/case-clock';
import type { StepRow, StepTime } from '@vocero/sql/case-step-report';
import { leastShown } from './contract/rate.ts';
import type { StepReport } from './contract/case-types.ts';
import { rateOf } from './rate.ts';

/**
 * How long a step takes, by nearest rank: the smallest value that at least half, or four of five, do
 * not exceed. Masked where there are fewer than five.
 * @param hours that the clock of cases ran, in any order.
 */
export function usualHours(hours: readonly number[]): StepReport['times'] {
  const n = hours.length;
  if (n < leastShown) return { n, median: null, p80: null };
  const sorted = hours.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(n * share) - 1]!;
  return { n, median: at(0.5), p80: at(0.8) };
}

/** How one step was kept to, and how long it takes against its target. */
export function stepReport(
  row: StepRow,
  times: readonly StepTime[],
  calendar: ClockCalendar,
): StepReport {
  const { key, name, targetHours, passed, skipped, left } = row;
  const hours = times
    .filter((time) => time.key === key)
    .map(({ from, until }) => clockHoursBetween(calendar, from, until));
  const notTaken = rateOf(skipped + left, passed);
  return { key, name, targetHours, notTaken, skipped, left, times: usualHours(hours) };
}
