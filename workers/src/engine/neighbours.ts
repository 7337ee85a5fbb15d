import { cellsOf } from './cells.ts';
import { dotAt } from './dense.ts';
import { emptyLists, offer, type NearestLists } from './nearest-list.ts';
import { sketchOf } from './sketch.ts';

const EXACT_UP_TO = 2_500;

/**
 * The k nearest rows of each row by dot product, itself left out: exact for a few thousand rows;
 * above, each row is compared with the members of its nearest cells only.
 */
export function nearestNeighbours(
  vectors: Float32Array,
  n: number,
  width: number,
  wanted: number,
  seed: number,
): NearestLists {
  const k = Math.max(0, Math.min(wanted, n - 1));
  return n <= EXACT_UP_TO
    ? exactNeighbours(vectors, n, width, k)
    : neighboursByCells(vectors, n, width, k, seed);
}

const BLOCK = 128;

/** Every pair once, against blocks of rows small enough to stay in the processor's cache. */
export function exactNeighbours(
  vectors: Float32Array,
  n: number,
  width: number,
  k: number,
): NearestLists {
  const lists = emptyLists(n, k);
  for (let low = 0; low < n; low += BLOCK) {
    const high = Math.min(n, low + BLOCK);
    for (let i = 0; i < high; i++) {
      for (let j = Math.max(low, i + 1); j < high; j++) {
        const similarity = dotAt(vectors, i * width, vectors, j * width, width);
        offer(lists, i, j, similarity);
        offer(lists, j, i, similarity);
      }
    }
  }
  return lists;
}

const SKETCH_WIDTH = 96;
/** Candidates by sketch for each neighbour wanted. */
const SHORTLIST = 4;

/**
 * Compares each row with the members of its nearest cells: first by sketch, then the best of those in
 * full. Sketches are laid out cell by cell, so that the members of a cell lie side by side.
 */
export function neighboursByCells(
  vectors: Float32Array,
  n: number,
  width: number,
  k: number,
  seed: number,
): NearestLists {
  const sketch = sketchOf(vectors, n, width, SKETCH_WIDTH);
  const { starts, members, probes } = cellsOf(sketch.rows, n, sketch.width, seed);
  const ordered = new Float32Array(sketch.rows.length);
  members.forEach((row, at) => {
    const from = row * sketch.width;
    ordered.set(sketch.rows.subarray(from, from + sketch.width), at * sketch.width);
  });
  const lists = emptyLists(n, k);
  members.forEach((row, at) => {
    const shortlist = emptyLists(1, SHORTLIST * k);
    for (let p = 0; p < probes.k; p++) {
      const cell = probes.indices[row * probes.k + p]!;
      offerRange(shortlist, ordered, sketch.width, at, starts[cell]!, starts[cell + 1]!);
    }
    for (const candidate of shortlist.indices) {
      if (candidate < 0) break;
      const other = members[candidate]!;
      offer(lists, row, other, dotAt(vectors, row * width, vectors, other * width, width));
    }
  });
  return lists;
}

/** Offers rows low … high − 1 as neighbours of row `at`, itself left out. */
function offerRange(
  shortlist: NearestLists,
  rows: Float32Array,
  width: number,
  at: number,
  low: number,
  high: number,
) {
  for (let other = low; other < high; other++) {
    if (other !== at)
      offer(shortlist, 0, other, dotAt(rows, at * width, rows, other * width, width));
  }
}
