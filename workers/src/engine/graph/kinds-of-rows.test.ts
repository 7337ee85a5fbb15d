import { expect, test } from 'vitest';
import { kindsOfRows } from './kinds-of-rows.ts';

test('equal rows are of one kind, rows of zeros each of its own', () => {
  const rows = Float32Array.of(1, 2, 0, 0, 1, 2, 2, 1, 0, 0);
  expect(Array.from(kindsOfRows(rows, 2))).toEqual([0, 1, 0, 2, 3]);
  expect(Array.from(kindsOfRows(rows.subarray(2), 2))).toEqual([0, 1, 2, 3]);
});
