import { expect, test } from 'vitest';
import { compactVector, hasVector, isWhole, joinVectors, pickVectors } from './embedded.ts';
import { learnEmbeddedSpace, toEmbeddedSpace } from './embedded-space.ts';

test('a vector is rounded to 255 steps of its largest number', () => {
  const { integers, scale } = compactVector(Float32Array.of(1.27, -0.634, 0));
  expect(Array.from(integers)).toEqual([127, -63, 0]);
  expect(scale).toBeCloseTo(0.01, 6);
});

test('what is not a number counts as nothing', () => {
  const { integers } = compactVector(Float32Array.of(NaN, 2, Infinity));
  expect(Array.from(integers)).toEqual([0, 127, 0]);
});

test('vectors of another length than the first, and missing ones, are zero rows', () => {
  const row = (...values: number[]) => compactVector(Float32Array.from(values));
  const joined = joinVectors('m', [row(1, 1), null, row(1, 1, 1), row(-1, 1)])!;
  expect(joined.width).toBe(2);
  expect([0, 1, 2, 3].map((i) => hasVector(joined, i))).toEqual([true, false, false, true]);
  expect(Array.from(pickVectors(joined, [3, 1]).vectors.map(Math.round))).toEqual([-1, 1, 0, 0]);
  expect(joinVectors('m', [null])).toBeNull();
});

test('nineteen of twenty are enough to go by, eighteen are not', () => {
  const some = (n: number) => ({
    name: 'm',
    width: 1,
    vectors: Float32Array.from({ length: 20 }, (_, i) => (i < n ? 1 : 0)),
  });
  expect([isWhole(some(19), 20), isWhole(some(18), 20)]).toEqual([true, false]);
  expect(isWhole({ name: 'm', width: 1, vectors: new Float32Array(0) }, 0)).toBe(false);
});

test('what all vectors share is taken out of each', () => {
  // Unit rows (0.8, 0.6) and (0.8, −0.6), the third empty: their mean is (0.8, 0).
  const embedded = { name: 'm', width: 2, vectors: Float32Array.of(8, 6, 4, -3, 0, 0) };
  const space = learnEmbeddedSpace(embedded);
  expect(space.mean[0]).toBeCloseTo(0.8);
  expect(space.mean[1]).toBeCloseTo(0);
  const rows = Array.from(toEmbeddedSpace(space, embedded), (x) => Math.round(x * 1e5) / 1e5 + 0);
  expect(rows).toEqual([0, 1, 0, -1, 0, 0]);
});
