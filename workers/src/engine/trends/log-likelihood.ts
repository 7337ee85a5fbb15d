/** χ² with one degree of freedom exceeds this once in twenty times. */
export const leastRatio = 3.84;

/**
 * How surely a thing is more frequent in one set of comments than in another, as Dunning's
 * log-likelihood ratio over the two by two table of sets and of having it or not:
 *     G² = 2 Σ O ln(O / E)
 * with O the comments of a cell and E those expected were it equally frequent in both. When it is,
 * G² follows χ² with one degree of freedom.
 * @param own comments with it, 0 to `total`, and `total` of the set asked about.
 * @param other the same of the set it is compared with.
 * @returns G² ≥ 0, unitless, with a minus before it where it is rarer in the first set.
 * @see Dunning 1993, "Accurate methods for the statistics of surprise and coincidence", Computational
 *   Linguistics 19(1), 61–74.
 */
export function logLikelihoodRatio(
  own: { count: number; total: number },
  other: { count: number; total: number },
): number {
  const all = own.total + other.total;
  const having = own.count + other.count;
  const cells = [own, other].flatMap(({ count, total }) => [
    term(count, (total * having) / all),
    term(total - count, (total * (all - having)) / all),
  ]);
  const ratio = Math.max(0, 2 * cells.reduce((sum, cell) => sum + cell, 0));
  return own.count * other.total < other.count * own.total ? -ratio : ratio;
}

const term = (observed: number, expected: number) =>
  observed === 0 ? 0 : observed * Math.log(observed / expected);

const DEPTH = 60;

/**
 * The chance of a G² as large where nothing differs, for what is at least `leastRatio`; 1 below it.
 *     P(χ²₁ ≥ G²) = erfc(z),  z = √(G² / 2)
 *     erfc(z) = e^(−z²) / √π · 2 / (2z + 2 / (2z + 4 / (2z + 6 / …)))
 * @see NIST Digital Library of Mathematical Functions, 7.9, https://dlmf.nist.gov/7.9.
 */
export function chanceOfRatio(ratio: number): number {
  if (ratio < leastRatio) return 1;
  const z = Math.sqrt(ratio / 2);
  let fraction = 2 * z;
  for (let depth = DEPTH; depth >= 1; depth--) fraction = 2 * z + (2 * depth) / fraction;
  return ((Math.exp(-z * z) / Math.sqrt(Math.PI)) * 2) / fraction;
}
