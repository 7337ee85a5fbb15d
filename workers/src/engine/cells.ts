import { dotAt, normalizeAt } from './dense.ts';
import { emptyLists, offer, type NearestLists } from './nearest-list.ts';
import { randomFrom, shuffled } from './random.ts';

/** A rough map of a space: every row belongs to the cell whose centre is nearest. */
export interface Cells {
  count: number;
  /** Members of cell c: members[starts[c] … starts[c + 1] − 1]. */
  starts: Int32Array;
  members: Int32Array;
  /** The cells nearest to each row; the first is its own. */
  probes: NearestLists;
}

const SAMPLE_PER_CELL = 16;
const PROBES = 12;

/**
 * Divides n rows into about 1.5·√n cells: random rows as centres, one round of k-means on a sample,
 * then every row to its nearest centre.
 * @see Sivic & Zisserman 2003 for searching only the cells nearest to a query.
 */
export function cellsOf(vectors: Float32Array, n: number, width: number, seed: number): Cells {
  const count = Math.max(1, Math.round(1.5 * Math.sqrt(n)));
  const order = shuffled(n, randomFrom(seed));
  const sample = order.subarray(0, Math.min(n, count * SAMPLE_PER_CELL));
  const first = gather(vectors, order.subarray(0, count), width);
  const nearest = nearestCentres(gather(vectors, sample, width), sample.length, width, first, 1);
  const centres = meansOf(vectors, sample, width, nearest.indices, first);
  const probes = nearestCentres(vectors, n, width, centres, Math.min(PROBES, count));
  return { count, ...membersOf(probes, count), probes };
}

function gather(vectors: Float32Array, rows: Int32Array, width: number): Float32Array {
  const out = new Float32Array(rows.length * width);
  rows.forEach((row, i) => out.set(vectors.subarray(row * width, (row + 1) * width), i * width));
  return out;
}

function nearestCentres(
  vectors: Float32Array,
  n: number,
  width: number,
  centres: Float32Array,
  k: number,
): NearestLists {
  const lists = emptyLists(n, k);
  const count = centres.length / width;
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < count; c++) {
      offer(lists, i, c, dotAt(vectors, i * width, centres, c * width, width));
    }
  }
  return lists;
}

/** Unit means of the rows nearest to each centre; a centre without rows stays where it was. */
function meansOf(
  vectors: Float32Array,
  rows: Int32Array,
  width: number,
  centreOf: Int32Array,
  before: Float32Array,
): Float32Array {
  const means = new Float32Array(before.length);
  const sizes = new Int32Array(before.length / width);
  rows.forEach((row, i) => {
    const to = centreOf[i]! * width;
    sizes[centreOf[i]!]!++;
    for (let k = 0; k < width; k++) means[to + k]! += vectors[row * width + k]!;
  });
  sizes.forEach((size, c) => {
    if (size === 0) means.set(before.subarray(c * width, (c + 1) * width), c * width);
    normalizeAt(means, c * width, width);
  });
  return means;
}

function membersOf(probes: NearestLists, count: number) {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < probes.n; i++) starts[probes.indices[i * probes.k]! + 1]!++;
  for (let c = 0; c < count; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice();
  const members = new Int32Array(probes.n);
  for (let i = 0; i < probes.n; i++) members[next[probes.indices[i * probes.k]!]!++] = i;
  return { starts, members };
}
