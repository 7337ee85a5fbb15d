import { type NearestLists } from './nearest-list.ts';
import { partsOf } from './neighbour-search.ts';
import { bytesOf, copyRows, strideOf, Workspace } from '../algebra/workspace.ts';

const TILE_ROWS = 64;
/** So far below the numbers of rows that no candidate is left out. */
const NOBODY = -(2 ** 30);

/** The k rows of `others` (rows × width) nearest by dot product to each of n `queries` (n × width). */
export function nearestRows(
  queries: Float32Array,
  n: number,
  others: Float32Array,
  width: number,
  k: number,
): NearestLists {
  const count = others.length / width;
  const stride = strideOf(width);
  const rowBytes = stride * 4;
  const tileBytes = strideOf(count) * 4;
  const workspace = new Workspace(
    bytesOf((TILE_ROWS + count) * stride) +
      bytesOf(TILE_ROWS * strideOf(count)) +
      3 * bytesOf(n * k),
  );
  const { kernels } = workspace;
  const right = workspace.floats(count * stride);
  copyRows(others, 0, count, width, right);
  const left = workspace.floats(TILE_ROWS * stride);
  const tile = workspace.floats(TILE_ROWS * strideOf(count)).byteOffset;
  const indices = workspace.integers(n * k).fill(-1);
  const similarities = workspace.floats(n * k).fill(-2);
  for (const { first, end } of partsOf({ first: 0, end: n }, TILE_ROWS)) {
    copyRows(queries, first, end - first, width, left);
    const rows = end - first;
    kernels.multiplyByTransposed(
      left.byteOffset,
      rows,
      right.byteOffset,
      count,
      rowBytes,
      tile,
      tileBytes,
    );
    kernels.offerRows(
      tile,
      tileBytes,
      rows,
      count,
      NOBODY,
      0,
      indices.byteOffset + first * k * 4,
      similarities.byteOffset + first * k * 4,
      k,
    );
  }
  return { n, k, indices: indices.slice(), similarities: similarities.slice() };
}
