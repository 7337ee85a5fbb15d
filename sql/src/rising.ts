const leastComments = 5;
const significance = 0.05;
const weeksBefore = 4;

/**
 * Whether a theme is heard more than before: under a Poisson distribution with the mean λ of the four
 * weeks before, at least as many comments as the last seven days brought have a probability
 *     P(X ≥ k) = 1 − Σ_{i<k} e^−λ λ^i / i!
 * below 0.05, and there are at least five. A theme that was never heard before is new, not rising.
 * @param last7 comments of the last seven days, k.
 * @param fourWeeksBefore comments of the 28 days before those, 4 λ.
 * @param everBefore comments of all the time before the last seven days.
 * @see NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.6.19, Poisson distribution,
 *   https://www.itl.nist.gov/div898/handbook/eda/section3/eda366j.htm
 */
export function isRising(heard: {
  last7: number;
  fourWeeksBefore: number;
  everBefore: number;
}): boolean {
  const { last7, fourWeeksBefore, everBefore } = heard;
  if (last7 < leastComments || everBefore === 0) return false;
  return poissonTail(last7, fourWeeksBefore / weeksBefore) < significance;
}

/** P(X ≥ k) for a Poisson variable of mean λ ≥ 0. Terms are taken as logarithms: e^−800 is no zero. */
export function poissonTail(k: number, mean: number): number {
  if (k <= 0) return 1;
  if (mean === 0) return 0;
  let logTerm = -mean;
  let below = Math.exp(logTerm);
  for (let i = 1; i < k; i++) {
    logTerm += Math.log(mean) - Math.log(i);
    below += Math.exp(logTerm);
  }
  return Math.max(0, 1 - below);
}
