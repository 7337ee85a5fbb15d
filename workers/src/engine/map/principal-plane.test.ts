import { expect, test } from 'vitest';
import { principalPlane } from './principal-plane.ts';

function expectPlane(plane: Float64Array, expected: readonly number[]) {
  expect(plane).toHaveLength(expected.length);
  plane.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 6));
}

test('rows that spread along two directions come back along them, the wider one first', () => {
  // Mean (1, 5, 1); along the first direction ±2, along the third ±1, along the second nothing.
  const rows = Float32Array.from([3, 5, 1, -1, 5, 1, 1, 5, 2, 1, 5, 0]);
  expectPlane(principalPlane(rows, 4, 3), [2, 0, -2, 0, 0, 1, 0, -1]);
});

test('fewer rows than directions give the same as many', () => {
  const rows = Float32Array.from([3, 5, 1, 0, 0, -1, 5, 1, 0, 0, 1, 5, 2, 0, 0, 1, 5, 0, 0, 0]);
  expectPlane(principalPlane(rows, 4, 5), [2, 0, -2, 0, 0, 1, 0, -1]);
});

test('rows that are all the same lie in one place', () => {
  expectPlane(principalPlane(Float32Array.from([1, 2, 1, 2, 1, 2]), 3, 2), [0, 0, 0, 0, 0, 0]);
});

test('one row, and none', () => {
  expectPlane(principalPlane(Float32Array.from([1, 2]), 1, 2), [0, 0]);
  expectPlane(principalPlane(new Float32Array(0), 0, 2), []);
});
