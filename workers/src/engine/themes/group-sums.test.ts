import { expect, test } from 'vitest';
import { GroupSums } from './group-sums.ts';

// (1, 0), (1, 0), (0, 1) and, on its own, (0.6, 0.8)
const vectors = Float32Array.of(1, 0, 1, 0, 0, 1, 0.6, 0.8);

test('the mean similarity inside is that of two different members', () => {
  const { within, sizes } = new GroupSums(Int32Array.of(0, 0, 0, 1), vectors, 2);
  expect(Array.from(sizes)).toEqual([3, 1]);
  expect(within[0]).toBeCloseTo(1 / 3, 6); // pairs 1, 0, 0
  expect(within[1]).toBeCloseTo(1, 6);
});

test('the mean similarity across is that of all pairs', () => {
  const sums = new GroupSums(Int32Array.of(0, 0, 0, 1), vectors, 2);
  expect(sums.between(0, 1)).toBeCloseTo((0.6 + 0.6 + 0.8) / 3, 6);
});

test('joining leaves one group with all members', () => {
  const sums = new GroupSums(Int32Array.of(0, 0, 1, 1), vectors, 2);
  sums.join(0, 1);
  expect(Array.from(sums.sizes)).toEqual([4, 0]);
  // pairs: 1, 0, 0, 0.6, 0.6, 0.8
  expect(sums.within[0]).toBeCloseTo(0.5, 6);
});

test('rows need not have length 1', () => {
  const { within } = new GroupSums(
    Int32Array.of(0, 0, 1),
    Float32Array.of(0.5, 0, 0.5, 0, 0.5, 0),
    2,
  );
  expect(within[0]).toBeCloseTo(0.25, 6);
  expect(within[1]).toBeCloseTo(0.25, 6);
});
