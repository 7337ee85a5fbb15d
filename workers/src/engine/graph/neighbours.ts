import { cellsOf } from './cells.ts';
import { NeighbourSearch, partsOf, type Range } from './neighbour-search.ts';
import { emptyLists, type NearestLists } from './nearest-list.ts';

/** Comparing every pair of so many rows takes a tenth of a second. */
const EXACT_UP_TO = 4_000;

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
  if (k === 0) return emptyLists(n, 0);
  return n <= EXACT_UP_TO
    ? exactNeighbours(vectors, n, width, k)
    : neighboursByCells(vectors, n, width, k, seed);
}

const BLOCK = 256;

/** Every pair once, block by block. */
export function exactNeighbours(
  vectors: Float32Array,
  n: number,
  width: number,
  k: number,
): NearestLists {
  const order = Int32Array.from({ length: n }, (_, row) => row);
  const search = new NeighbourSearch(vectors, width, order, k);
  const blocks = partsOf({ first: 0, end: n }, BLOCK);
  blocks.forEach((block, at) => {
    search.compareWithin(block);
    for (const other of blocks.slice(at + 1)) search.compareBetween(block, other);
  });
  return search.lists();
}

/** Compares the members of cells that border on each other, laid out cell by cell. */
export function neighboursByCells(
  vectors: Float32Array,
  n: number,
  width: number,
  k: number,
  seed: number,
): NearestLists {
  const { starts, members, borders } = cellsOf(vectors, n, width, seed);
  const search = new NeighbourSearch(vectors, width, members, k);
  const cell = (c: number): Range => ({ first: starts[c]!, end: starts[c + 1]! });
  borders.forEach((others, c) => {
    search.compareWithin(cell(c));
    for (const other of others) search.compareBetween(cell(c), cell(other));
  });
  return search.lists();
}
