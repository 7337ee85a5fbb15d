/**
 * A systematic sample: which of `of` things in an order are taken, so that they lie as far apart as
 * they can. Of each of k equal parts of the list the middle one is taken,
 *     place(i) = ⌊(i + ½) · n / k⌋,  i = 0 … k − 1
 * so nobody chooses and the same list always gives the same sample. In a list ordered by group and
 * then by time, each group is there by its share and each time by its own: implicit stratification.
 * @param of n, whole, ≥ 0: how long the list is.
 * @param most k, whole, ≥ 0: how many are wanted; all are taken where there are no more.
 * @returns places from 0, rising, no two the same.
 * @throws RangeError for what is no count.
 * @see Madow & Madow 1944, "On the theory of systematic sampling"; Kish 1965, "Survey Sampling", 4.
 */
export function systematicPlaces(of: number, most: number): number[] {
  if (!isCount(of) || !isCount(most)) throw new RangeError('not a count');
  const taken = Math.min(of, most);
  return Array.from({ length: taken }, (_, i) => Math.floor(((i + 0.5) * of) / taken));
}

const isCount = (n: number) => Number.isInteger(n) && n >= 0;
