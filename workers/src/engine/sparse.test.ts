import { expect, test } from 'vitest';
import { multiply, multiplyTransposed, sparseFromRows } from './sparse.ts';

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
  const out = new Float32Array(4);
  multiply(m, Float32Array.of(1, 10, 2, 20), 2, out);
  expect(Array.from(out)).toEqual([4, 40, 7, 70]);
});

test('multiplies transposed, over what stood in the way before', () => {
  const out = Float32Array.of(9, 9);
  multiplyTransposed(m, Float32Array.of(1, 2), 1, out);
  expect(Array.from(out)).toEqual([2, 8]);
});
