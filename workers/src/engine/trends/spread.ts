/** What was counted in one week, and the exposure it is to be measured by: 1, or orders or visits. */
export interface ExposedCount {
  count: number;
  exposure: number;
}

/**
 * How many times as much as accident explains counts vary from week to week, Pearson's χ² over its
 * degrees of freedom:
 *     φ = 1 / (n − 1) · Σ (cᵢ − μᵢ)² / μᵢ,  μᵢ = eᵢ · Σ c / Σ e
 * Independent comments give about 1; complaints that come in bursts give more. Less than 1 is taken
 * for accident: to believe in it would make tests say more than the counts do.
 * @param weeks counts ≥ 0 with exposures > 0.
 * @returns φ ≥ 1, unitless; 1 where fewer than two weeks or no comment can tell nothing.
 * @see McCullagh & Nelder 1989, "Generalized linear models", second edition, chapter 6.
 */
export function spreadOf(weeks: readonly ExposedCount[]): number {
  const count = weeks.reduce((sum, week) => sum + week.count, 0);
  const exposure = weeks.reduce((sum, week) => sum + week.exposure, 0);
  if (weeks.length < 2 || count === 0) return 1;
  const squares = weeks.reduce((sum, week) => {
    const expected = (week.exposure * count) / exposure;
    return sum + (week.count - expected) ** 2 / expected;
  }, 0);
  return Math.max(1, squares / (weeks.length - 1));
}
