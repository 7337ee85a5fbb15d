import type { Target } from '@vocero/sql/theme-columns';
import { poissonInterval } from '@vocero/workers/engine/top-ten/poisson-interval';
import { leastShown } from './contract/rate.ts';
import type { TargetLevel } from './contract/targets.ts';

/** What was counted in some weeks. */
interface Counted {
  weeks: number;
  count: number;
  driver: number | null;
}

/**
 * Comments per week, or per 100 of the driver, with a 95 % interval: that of a Poisson count, and √φ
 * times as wide where the weeks vary φ times as much as accident explains. Masked under five comments,
 * and where nobody knows what they are to be counted per.
 */
export function levelOf(metric: Target['metric'], counted: Counted, spread: number): TargetLevel {
  const { weeks, count, driver } = counted;
  const exposure = metric === 'count' ? weeks : (driver ?? 0) / 100;
  const known = { weeks, count, driver };
  if (count < leastShown || exposure <= 0) return { ...known, level: null, low: null, high: null };
  const [low, high] = poissonInterval(count);
  const wide = Math.sqrt(spread);
  return {
    ...known,
    level: count / exposure,
    low: Math.max(0, count - (count - low) * wide) / exposure,
    high: (count + (high - count) * wide) / exposure,
  };
}
