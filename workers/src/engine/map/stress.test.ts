import { expect, test } from 'vitest';
import { randomFrom } from '../algebra/random.ts';
import { lowerStress, stressOf, type Distances } from './stress.ts';

function distances(rows: number[][]): Distances {
  return { n: rows.length, values: Float32Array.from(rows.flat()) };
}

const lengthOf = (points: Float64Array, a: number, b: number) =>
  Math.hypot(points[2 * a]! - points[2 * b]!, points[2 * a + 1]! - points[2 * b + 1]!);

test('distances that a plane can hold are found, from a start in one place', () => {
  const triangle = distances([
    [0, 3, 4],
    [3, 0, 5],
    [4, 5, 0],
  ]);
  const points = new Float64Array(6);
  lowerStress(points, triangle, 500);
  expect(lengthOf(points, 0, 1)).toBeCloseTo(3, 2);
  expect(lengthOf(points, 0, 2)).toBeCloseTo(4, 2);
  expect(lengthOf(points, 1, 2)).toBeCloseTo(5, 2);
  expect(stressOf(points, triangle)).toBeCloseTo(0, 3);
});

test('stress matches the worked example', () => {
  const pair = distances([
    [0, 2],
    [2, 0],
  ]);
  // One pair, 3 apart instead of 2: (3 − 2)² / 2.
  expect(stressOf(Float64Array.from([0, 0, 3, 0]), pair)).toBeCloseTo(0.5, 9);
});

test('no round raises the stress', () => {
  const random = randomFrom(7);
  const n = 12;
  const rows = Array.from({ length: n }, () => Array.from({ length: n }, () => 0.1 + random()));
  const mixed = distances(
    rows.map((row, i) => row.map((_, j) => (i === j ? 0 : rows[Math.min(i, j)]![Math.max(i, j)]!))),
  );
  const points = Float64Array.from({ length: 2 * n }, () => random());
  let before = stressOf(points, mixed);
  for (let round = 0; round < 30; round++) {
    lowerStress(points, mixed, 1);
    const after = stressOf(points, mixed);
    expect(after).toBeLessThanOrEqual(before + 1e-9);
    before = after;
  }
});

test('one point stays where it is', () => {
  const points = Float64Array.from([0.25, 0.75]);
  lowerStress(points, distances([[0]]), 10);
  expect([...points]).toEqual([0.25, 0.75]);
});
