/**
 * P(K ≥ k) where K of m trials succeed, each with probability π, and any two trials agree more often
 * than independent ones do, by the correlation ρ (beta-binomial):
 *     P(K = j) = C(m, j) · B(j + a, m − j + b) / B(a, b),  a = π (1 − ρ) / ρ,  b = (1 − π) (1 − ρ) / ρ
 * so that K has the mean m π and the variance m π (1 − π) (1 + (m − 1) ρ). With ρ = 0 it is binomial.
 * Terms are taken as logarithms, and only those that still count are added.
 * @param k whole, successes at least.
 * @param trials m, whole, ≥ 0.
 * @param probability π, 0 to 1.
 * @param correlation ρ, 0 up to but not 1.
 * @returns a probability, 0 to 1.
 * @see Skellam 1948, "A probability distribution derived from the binomial distribution by regarding
 *   the probability of success as variable between the sets of trials".
 */
export function betaBinomialTail(
  k: number,
  trials: number,
  probability: number,
  correlation: number,
): number {
  if (k <= 0 || probability >= 1) return k <= trials ? 1 : 0;
  if (k > trials || probability <= 0) return 0;
  const { first, ratio } = terms(trials, probability, correlation);
  let log = first;
  for (let j = 0; j < k; j++) log += Math.log(ratio(j));
  let sum = 0;
  for (let j = k; j <= trials; j++) {
    const term = Math.exp(log);
    sum += term;
    // Beyond the mean the terms fall: what is left adds less than can be told apart.
    if (j > trials * probability && term < sum * NEGLIGIBLE) break;
    log += Math.log(ratio(j));
  }
  return Math.min(1, sum);
}

const NEGLIGIBLE = 1e-14;
/** Below this the trials are as good as independent, and a and b too large to tell. */
const LEAST_CORRELATION = 1e-9;

/** ln P(K = 0), and P(K = j + 1) / P(K = j) for any j below m. */
function terms(trials: number, probability: number, correlation: number) {
  if (correlation < LEAST_CORRELATION) {
    const odds = probability / (1 - probability);
    return {
      first: trials * Math.log1p(-probability),
      ratio: (j: number) => ((trials - j) / (j + 1)) * odds,
    };
  }
  const scale = (1 - correlation) / correlation;
  const a = probability * scale;
  const b = (1 - probability) * scale;
  let first = 0;
  for (let i = 0; i < trials; i++) first += Math.log((b + i) / (scale + i));
  return {
    first,
    ratio: (j: number) => ((trials - j) * (a + j)) / ((j + 1) * (b + trials - j - 1)),
  };
}
