import { expect, test } from 'vitest';
import { operatorOf, productOf } from './sparse-operators.ts';
import { sparseFromRows } from './sparse.ts';
import { rightSingularVectors } from './svd.ts';

/** diag(3, 2) over one empty row and beside one empty column: rank 2. */
const m = sparseFromRows([new Map([[0, 3]]), new Map([[1, 2]]), new Map()], 3);

test('finds singular values in falling order, and zero beyond the rank', () => {
  const { rank, values, vectors } = rightSingularVectors(operatorOf(m), 3, 3, 1);
  expect(rank).toBe(3);
  expect(values[0]).toBeCloseTo(3, 4);
  expect(values[1]).toBeCloseTo(2, 4);
  expect(values[2]).toBeCloseTo(0, 4);
  expect(Math.abs(vectors[0]!)).toBeCloseTo(1, 4); // first vector points at the first column
});

test('a wide matrix has the same vectors as its tall turn has left ones', () => {
  // (3 0 4) has one singular value 5 on (0.6, 0, 0.8).
  const row = new Map([
    [0, 3],
    [2, 4],
  ]);
  const { values, vectors } = rightSingularVectors(operatorOf(sparseFromRows([row], 3)), 2, 2, 1);
  expect(values[0]).toBeCloseTo(5, 4);
  expect(Array.from(vectors, Math.abs)).toEqual([
    expect.closeTo(0.6, 4),
    0,
    expect.closeTo(0.8, 4),
  ]);
});

test('a product of two matrices is decomposed without being worked out', () => {
  // diag(3, 2) · diag(1, 4) = diag(3, 8)
  const right = sparseFromRows([new Map([[0, 1]]), new Map([[1, 4]]), new Map()], 2);
  const { values } = rightSingularVectors(productOf(m, right), 2, 3, 1);
  expect(Array.from(values)).toEqual([expect.closeTo(8, 4), expect.closeTo(3, 4)]);
});

test('an empty matrix has no vectors', () => {
  expect(rightSingularVectors(operatorOf(sparseFromRows([], 0)), 5, 2, 1).rank).toBe(0);
});
