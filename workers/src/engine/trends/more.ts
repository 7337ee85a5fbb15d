/**
 * How likely so many, or more, are where so many are expected: the upper tail
 *     p = P(X ≥ k),  X ~ Poisson(μ)
 * Counts that vary φ times as much as accident explains have the variance φ · μ, as the negative
 * binomial distribution with μ / (φ − 1) for its size has it; with φ = 1 it is Poisson's.
 * @param count k, whole, ≥ 0.
 * @param expected μ ≥ 0.
 * @param spread φ ≥ 1, unitless; see `spreadOf`.
 * @returns p, 0 to 1.
 * @throws RangeError for an expectation below 0 or a spread below 1.
 * @see McCullagh & Nelder 1989, "Generalized linear models", chapter 6.
 */
export function chanceOfMore(count: number, expected: number, spread: number): number {
  if (!(expected >= 0)) throw new RangeError('nobody expects less than nothing');
  if (!(spread >= 1)) throw new RangeError('a spread is at least 1');
  if (count <= 0) return 1;
  if (expected === 0) return 0;
  const { first, ratio } = terms(expected, spread);
  let log = first;
  for (let j = 0; j < count; j++) log += Math.log(ratio(j));
  let sum = 0;
  for (let j = count; ; j++) {
    const term = Math.exp(log);
    sum += term;
    // Beyond the mean the terms fall ever faster: what is left adds less than can be told apart.
    if (j > expected * spread && term <= sum * NEGLIGIBLE) break;
    log += Math.log(ratio(j));
  }
  return Math.min(1, sum);
}

const NEGLIGIBLE = 1e-14;
/** Nearer to 1 it is Poisson's distribution, and the size too large to tell. */
const LEAST_EXCESS = 1e-9;

/** ln P(X = 0), and P(X = j + 1) / P(X = j). */
function terms(expected: number, spread: number) {
  const excess = spread - 1;
  if (excess < LEAST_EXCESS) {
    return { first: -expected, ratio: (j: number) => expected / (j + 1) };
  }
  const size = expected / excess;
  const share = excess / spread;
  return {
    first: -size * Math.log(spread),
    ratio: (j: number) => ((size + j) / (j + 1)) * share,
  };
}
