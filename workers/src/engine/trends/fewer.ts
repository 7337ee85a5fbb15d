import { betaBinomialTail } from './beta-binomial.ts';
import type { ExposedCount } from './spread.ts';

/**
 * How likely so few, or fewer, would be now had nothing changed since: the exact comparison of two
 * counts. Given their sum n = b + c, the later one has a binomial distribution with its share of the
 * exposure, if both have the same rate:
 *     p = P(K ≤ c),  K ~ Binomial(n, π),  π = e_now / (e_before + e_now)
 * Comments that come in bursts vary φ times as much as that. Counts with the variance φ · μ, as the
 * negative binomial distribution has it, are beta-binomial given their sum, with
 *     π as above,  1/ρ − 1 = μ / (φ − 1),  so that ρ = (φ − 1) / (n + φ − 1)
 * where the sum n stands for its mean μ. With φ = 1 it is the binomial test.
 * @param before what was counted, whole, ≥ 0, with the exposure > 0 in any unit.
 * @param now the same, in the same unit.
 * @param spread φ ≥ 1, unitless; see `spreadOf`.
 * @returns p, 0 to 1; 1 where nothing was counted at all.
 * @throws RangeError for an exposure that is not above 0, or a spread below 1.
 * @see Przyborowski & Wilenski 1940, "Homogeneity of results in testing samples from Poisson series",
 *   Biometrika 31, 313–323.
 * @see McCullagh & Nelder 1989, "Generalized linear models", chapter 6, for φ.
 * @see Patil & Seshadri 1964, "Characterization theorems for some univariate probability
 *   distributions", Journal of the Royal Statistical Society B 26, 286–292, for the sum.
 */
export function chanceOfFewer(before: ExposedCount, now: ExposedCount, spread: number): number {
  const exposure = before.exposure + now.exposure;
  if (!(before.exposure > 0 && now.exposure > 0)) throw new RangeError('nothing was exposed');
  if (!(spread >= 1)) throw new RangeError('a spread is at least 1');
  const sum = before.count + now.count;
  if (sum === 0) return 1;
  const correlation = (spread - 1) / (sum + spread - 1);
  // At most c of the later kind is at least b of the earlier kind.
  return betaBinomialTail(before.count, sum, before.exposure / exposure, correlation);
}
