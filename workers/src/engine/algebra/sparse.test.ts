import { expect, test } from 'vitest';
import { multiply, PlacedSparse, sparseFromRows } from './sparse.ts';
import { bytesOf, Workspace } from './workspace.ts';

// [ 0 2 ]
// [ 1 3 ]
const m = sparseFromRows(
  [
    new Map([[1, 2]]),
    new Map([
      [0, 1],
      [1, 3],
    ]),
  ],
  2,
);

test('multiplies a dense matrix', () => {
  expect(Array.from(multiply(m, Float32Array.of(1, 10, 2, 20), 2))).toEqual([4, 40, 7, 70]);
});

test('multiplies transposed, over what stood in the way before', () => {
  const workspace = new Workspace(PlacedSparse.bytes(m) + 2 * bytesOf(8));
  const placed = new PlacedSparse(workspace, m);
  const dense = workspace.floats(8);
  dense.set([1, 0, 0, 0, 2, 0, 0, 5]);
  const out = workspace.floats(8).fill(9);
  placed.multiplyTransposed(dense, 4, out);
  expect(Array.from(out)).toEqual([2, 0, 0, 5, 8, 0, 0, 15]);
});
