import type { Sparse } from '../algebra/sparse.ts';

const LEAST = 0.05;

/**
 * How bound each stem is to groups of comments: u = max(1 − H(group | stem) / ln K, 0.05)^½ with
 *     p(group | stem) = (n(group, stem) + p(group)) / (n(stem) + 1)
 * so a stem that every group uses alike (mostly a function word of whatever language) is near 0.22
 * and one that belongs to a single group near 1.
 * @param stemRows comments × stems, 1 where present.
 * @param groups the group of each comment, 0 … k − 1, or −1 for none.
 * @returns one weight in [0.22, 1] by stem; a stem in no grouped comment gets the mean of the others.
 */
export function boundness(stemRows: Sparse, groups: Int32Array, k: number): Float32Array {
  const stems = stemRows.columns;
  const counts = new Float32Array(stems * k);
  const totals = new Float32Array(stems);
  const shares = new Float64Array(k);
  let grouped = 0;
  for (let comment = 0; comment < stemRows.rows; comment++) {
    const group = groups[comment]!;
    if (group < 0) continue;
    grouped++;
    shares[group]!++;
    for (let p = stemRows.starts[comment]!; p < stemRows.starts[comment + 1]!; p++) {
      counts[stemRows.indices[p]! * k + group]!++;
      totals[stemRows.indices[p]!]!++;
    }
  }
  for (let group = 0; group < k; group++) shares[group]! /= Math.max(1, grouped);
  const weights = new Float32Array(stems);
  for (let stem = 0; stem < stems; stem++) {
    const own = counts.subarray(stem * k, (stem + 1) * k);
    weights[stem] = Math.sqrt(Math.max(1 - entropy(own, totals[stem]!, shares), LEAST));
  }
  return withMeanForUnseen(weights, totals);
}

/** Entropy of the smoothed group shares of one stem, over its largest possible value. */
function entropy(own: Float32Array, total: number, shares: Float64Array): number {
  let sum = 0;
  for (let group = 0; group < own.length; group++) {
    const p = (own[group]! + shares[group]!) / (total + 1);
    if (p > 0) sum -= p * Math.log(p);
  }
  return sum / Math.log(Math.max(2, own.length));
}

function withMeanForUnseen(weights: Float32Array, totals: Float32Array): Float32Array {
  const seen = weights.filter((_, stem) => totals[stem]! > 0);
  const mean = seen.length > 0 ? seen.reduce((a, b) => a + b, 0) / seen.length : 1;
  return weights.map((weight, stem) => (totals[stem]! > 0 ? weight : mean));
}
