import { expect, test } from 'vitest';
import { gram } from './dense.ts';
import { multiply, multiplyTransposed, sparseFromRows } from './sparse.ts';
import { orthonormalize, rightSingularVectors } from './svd.ts';

/** diag(3, 2) over one empty row and beside one empty column: rank 2. */
const m = sparseFromRows([new Map([[0, 3]]), new Map([[1, 2]]), new Map()], 3);
const operator = {
  rows: 3,
  columns: 3,
  apply: (b: Float32Array, width: number, out: Float32Array) => multiply(m, b, width, out),
  applyTransposed: (b: Float32Array, width: number, out: Float32Array) =>
    multiplyTransposed(m, b, width, out),
};

test('finds singular values in falling order, and zero beyond the rank', () => {
  const { rank, values, vectors } = rightSingularVectors(operator, 3, 3, 1);
  expect(rank).toBe(3);
  expect(values[0]).toBeCloseTo(3, 4);
  expect(values[1]).toBeCloseTo(2, 4);
  expect(values[2]).toBeCloseTo(0, 4);
  expect(Math.abs(vectors[0]!)).toBeCloseTo(1, 4); // first vector points at the first column
});

test('a wide matrix has the same vectors as its tall turn has left ones', () => {
  // (3 0 4) has one singular value 5 on (0.6, 0, 0.8).
  const wide = sparseFromRows(
    [
      new Map([
        [0, 3],
        [2, 4],
      ]),
    ],
    3,
  );
  const { values, vectors } = rightSingularVectors(
    {
      rows: 1,
      columns: 3,
      apply: (b, width, out) => multiply(wide, b, width, out),
      applyTransposed: (b, width, out) => multiplyTransposed(wide, b, width, out),
    },
    2,
    2,
    1,
  );
  expect(values[0]).toBeCloseTo(5, 4);
  expect(Array.from(vectors, Math.abs)).toEqual([
    expect.closeTo(0.6, 4),
    0,
    expect.closeTo(0.8, 4),
  ]);
});

test('an empty matrix has no vectors', () => {
  const nothing = { ...operator, rows: 0, columns: 0 };
  expect(rightSingularVectors(nothing, 5, 2, 1).rank).toBe(0);
});

test('columns become orthonormal, a dependent one zero', () => {
  // The third column is the sum of the first two.
  const a = Float32Array.of(1, 0, 1, 1, 1, 2, 0, 1, 1, 2, 1, 3);
  orthonormalize(a, 4, 3);
  const expected = [1, 0, 0, 0, 1, 0, 0, 0, 0];
  Array.from(gram(a, 4, 3)).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
});
