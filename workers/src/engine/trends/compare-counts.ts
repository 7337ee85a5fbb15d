import { chanceOfFewer } from './fewer.ts';
import type { ExposedCount } from './spread.ts';
import { wilsonInterval } from './wilson.ts';

/** How one rate stands to another. */
export interface Comparison {
  /** The later rate over the earlier one; null where nothing was counted before. */
  ratio: number | null;
  /** Ends of its 95 % interval; `high` is null where there is no end. */
  low: number;
  high: number | null;
  /** How likely so large a difference, either way, would be had nothing changed. */
  chance: number;
}

/**
 * Two counts with their exposures, compared both ways. Given their sum n = b + c, the later one's share
 * p of it tells the ratio of the rates,
 *     ratio = p / (1 − p) · e_before / e_now
 * so that an interval of p is one of the ratio: Wilson's, with n / D comments, where counts that vary φ
 * times as much as accident explains have the design effect D = n φ / (n + φ − 1) of the beta-binomial
 * distribution in `chanceOfFewer`. The chance is twice the smaller one of its two tails, at most 1.
 * @param before what was counted, whole, ≥ 0, with the exposure > 0 in any unit.
 * @param now the same, in the same unit.
 * @param spread φ ≥ 1, unitless; see `spreadOf`.
 * @returns null where nothing was counted at all.
 * @throws RangeError as `chanceOfFewer` does.
 * @see Przyborowski & Wilenski 1940, "Homogeneity of results in testing samples from Poisson series".
 * @see Kish 1965, "Survey sampling", section 8.2, for the design effect.
 */
export function compareCounts(
  before: ExposedCount,
  now: ExposedCount,
  spread: number,
): Comparison | null {
  const fewer = chanceOfFewer(before, now, spread);
  const more = chanceOfFewer(now, before, spread);
  const sum = before.count + now.count;
  if (sum === 0) return null;
  const design = (sum * spread) / (sum + spread - 1);
  const [low, high] = wilsonInterval(now.count / design, sum / design);
  const ratio = (share: number) => (share / (1 - share)) * (before.exposure / now.exposure);
  return {
    ratio: before.count === 0 ? null : ratio(now.count / sum),
    low: ratio(low),
    high: high === 1 ? null : ratio(high),
    chance: Math.min(1, 2 * Math.min(fewer, more)),
  };
}
