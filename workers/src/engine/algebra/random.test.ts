import { expect, test } from 'vitest';
import { gaussians, randomFrom, shuffled, signs } from './random.ts';

test('a seed gives one sequence, another seed another', () => {
  const take = (seed: number) => Array.from({ length: 5 }, randomFrom(seed));
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
});

test('normal numbers have mean 0 and variance 1', () => {
  const values = gaussians(20_001, 3);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + b * b, 0) / values.length - mean ** 2;
  expect(mean).toBeCloseTo(0, 1);
  expect(variance).toBeCloseTo(1, 1);
});

test('a shuffle holds every number once', () => {
  expect(Array.from(shuffled(50, randomFrom(1))).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 50 }, (_, i) => i),
  );
});

test('signs are ones of either kind, about as many of each', () => {
  const drawn = signs(10_001, 5);
  expect(new Set(drawn)).toEqual(new Set([1, -1]));
  expect(Math.abs(drawn.reduce((a, b) => a + b, 0))).toBeLessThan(300); // three deviations of √n
  expect(signs(10_001, 5)).toEqual(drawn);
});
