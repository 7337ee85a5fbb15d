import { cellsOf } from './cells.ts';
import { dotAt } from './dense.ts';
import { emptyLists, offer, type NearestLists } from './nearest-list.ts';

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

/** Rows are laid out cell by cell first, so that the members of a cell lie side by side. */
export function neighboursByCells(
  vectors: Float32Array,
  n: number,
  width: number,
  k: number,
  seed: number,
): NearestLists {
  const { starts, members, probes } = cellsOf(vectors, n, width, seed);
  const ordered = new Float32Array(n * width);
  members.forEach((row, at) => {
    ordered.set(vectors.subarray(row * width, (row + 1) * width), at * width);
  });
  const lists = emptyLists(n, k);
  members.forEach((row, at) => {
    for (let p = 0; p < probes.k; p++) {
      const cell = probes.indices[row * probes.k + p]!;
      for (let other = starts[cell]!; other < starts[cell + 1]!; other++) {
        if (other === at) continue;
        offer(lists, row, members[other]!, dotAt(ordered, at * width, ordered, other * width, width));
      }
    }
  });
  return lists;
}
