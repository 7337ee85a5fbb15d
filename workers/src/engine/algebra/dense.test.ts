import { expect, test } from 'vitest';
import { dotAt, gram, normalizeAt } from './dense.ts';

test('a dot product starts where it is told', () => {
  // (2, 3, 4) · (1, 0, −1)
  expect(dotAt(Float32Array.of(9, 2, 3, 4), 1, Float32Array.of(1, 0, -1), 0, 3)).toBe(-2);
});

test('the gram matrix of five rows, of a width that is no multiple of four', () => {
  // Rows (1, 2), (0, 1), (1, 0), (2, 1), (1, 1): sums of squares 7 and 7, of products 2 + 2 + 1.
  const m = Float32Array.of(1, 2, 0, 1, 1, 0, 2, 1, 1, 1);
  expect(Array.from(gram(m, 5, 2))).toEqual([7, 5, 5, 7]);
});

test('a row gets the length asked for, a zero row stays zero', () => {
  const m = Float32Array.of(3, 4, 0, 0);
  normalizeAt(m, 0, 2, 10);
  normalizeAt(m, 2, 2);
  expect(Array.from(m)).toEqual([6, 8, 0, 0]);
});
