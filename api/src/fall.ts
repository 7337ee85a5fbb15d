import type { Target, Verification } from '@vocero/sql/theme-columns';
import { compareCounts } from '@vocero/workers/engine/trends/compare-counts';
import type { Fall } from './contract/fall.ts';
import { leastShown } from './contract/rate.ts';

/**
 * A verified fall as it is told: the weeks that were tested against the baseline of the target. Null
 * where the theme has no target any more to compare with.
 */
export function fallOf(
  verification: Verification | null,
  target: Pick<Target, 'metric' | 'baseline'> | null,
): Fall | null {
  if (!verification || !target) return null;
  const { metric, baseline } = target;
  const { from, until, weeks, count, probability } = verification;
  const change = compare(target, verification);
  return {
    metric,
    before: { count: baseline.count, weeks: baseline.weeks },
    after: { count, weeks, from, until },
    ratio: change?.ratio ?? null,
    low: change?.low ?? null,
    high: change?.high ?? null,
    probability,
  };
}

function compare({ metric, baseline }: Pick<Target, 'metric' | 'baseline'>, now: Verification) {
  const exposureOf = ({ weeks, driver }: { weeks: number; driver: number | null }) =>
    metric === 'count' ? weeks : (driver ?? 0);
  const [before, after] = [exposureOf(baseline), exposureOf(now)];
  if (before <= 0 || after <= 0 || baseline.count < leastShown) return null;
  return compareCounts(
    { count: baseline.count, exposure: before },
    { count: now.count, exposure: after },
    baseline.spread,
  );
}
