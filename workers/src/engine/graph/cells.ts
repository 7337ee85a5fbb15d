import { normalizeAt } from '../algebra/dense.ts';
import { pickRows } from '../algebra/pick-rows.ts';
import { nearestRows } from './nearest-rows.ts';
import type { NearestLists } from './nearest-list.ts';
import { randomFrom, shuffled } from '../algebra/random.ts';

/** A rough map of a space: every row belongs to the cell whose centre is nearest. */
export interface Cells {
  /** Members of cell c: members[starts[c] … starts[c + 1] − 1]. */
  starts: Int32Array;
  members: Int32Array;
  /** The cells after c that border on it: a good share of the members of either are near the other. */
  borders: number[][];
}

const SAMPLE_PER_CELL = 16;
/** Cells a member counts as near. */
const PROBES = 12;
/** The share of the members of one cell that are near another, from which on the two border. */
const LEAST_SHARE = 0.06;

/**
 * Divides n rows into about 3·√n cells: random rows as centres, one round of k-means on a sample, then
 * every row to its nearest centre.
 * @see Sivic & Zisserman 2003 for searching only the cells nearest to a query.
 */
export function cellsOf(vectors: Float32Array, n: number, width: number, seed: number): Cells {
  const count = Math.max(1, Math.round(3 * Math.sqrt(n)));
  const order = shuffled(n, randomFrom(seed));
  const sample = order.subarray(0, Math.min(n, count * SAMPLE_PER_CELL));
  const first = pickRows(vectors, order.subarray(0, count), width);
  const sampled = pickRows(vectors, sample, width);
  const nearest = nearestRows(sampled, sample.length, first, width, 1);
  const centres = meansOf(sampled, nearest.indices, first, width);
  const probes = nearestRows(vectors, n, centres, width, Math.min(PROBES, count));
  const divided = membersOf(probes, count);
  return { ...divided, borders: bordersOf(probes, divided.starts) };
}

/** Unit means of the rows nearest to each centre; a centre without rows stays where it was. */
function meansOf(
  rows: Float32Array,
  centreOf: Int32Array,
  before: Float32Array,
  width: number,
): Float32Array {
  const means = new Float32Array(before.length);
  const sizes = new Int32Array(before.length / width);
  centreOf.forEach((centre, i) => {
    sizes[centre]!++;
    for (let k = 0; k < width; k++) means[centre * width + k]! += rows[i * width + k]!;
  });
  sizes.forEach((size, c) => {
    if (size === 0) means.set(before.subarray(c * width, (c + 1) * width), c * width);
    normalizeAt(means, c * width, width);
  });
  return means;
}

function membersOf({ n, k, indices }: NearestLists, count: number) {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < n; i++) starts[indices[i * k]! + 1]!++;
  for (let c = 0; c < count; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice();
  const members = new Int32Array(n);
  for (let i = 0; i < n; i++) members[next[indices[i * k]!]!++] = i;
  return { starts, members };
}

function bordersOf({ n, k, indices }: NearestLists, starts: Int32Array): number[][] {
  const count = starts.length - 1;
  const near = new Int32Array(count * count);
  for (let i = 0; i < n; i++) {
    const own = indices[i * k]!;
    for (let p = 1; p < k; p++) near[own * count + indices[i * k + p]!]!++;
  }
  const isNear = (a: number, b: number) => {
    const size = starts[a + 1]! - starts[a]!;
    return size > 0 && near[a * count + b]! >= LEAST_SHARE * size;
  };
  return Array.from({ length: count }, (_, a) => {
    const after = Array.from({ length: count - a - 1 }, (_cell, at) => a + 1 + at);
    return after.filter((b) => isNear(a, b) || isNear(b, a));
  });
}
