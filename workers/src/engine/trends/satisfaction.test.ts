import { expect, test } from 'vitest';
import { meanAnswer, satisfactionIndex } from './satisfaction.ts';

test('matches the worked example', () => {
  // Solved: yes, yes, partly, no = 1 + 1 + 0.5 + 0 = 2.5 of 4.
  const solved = meanAnswer({ n: 4, sum: 2.5 })!;
  expect(solved.mean).toBe(0.625);
  // Wilson for p = 0.625, n = 4, z² = 3.8415: middle (0.625 + 0.4802) / 1.9604 = 0.5638,
  // reach 1.96 · √(0.234375 / 4 + 3.8415 / 64) / 1.9604 = 1.96 · 0.3444 / 1.9604 = 0.3443
  expect(solved.low).toBeCloseTo(0.2194, 3);
  expect(solved.high).toBeCloseTo(0.9081, 3);
});

test('the index is the mean of the three, and so are its ends', () => {
  const index = satisfactionIndex([
    { mean: 0.9, low: 0.8, high: 1 },
    { mean: 0.6, low: 0.5, high: 0.7 },
    { mean: 0.3, low: 0.2, high: 0.4 },
  ]);
  expect(index.mean).toBeCloseTo(0.6, 12);
  expect(index.low).toBeCloseTo(0.5, 12);
  expect(index.high).toBeCloseTo(0.7, 12);
});

test('nobody answered: there is no mean', () => {
  expect(meanAnswer({ n: 0, sum: 0 })).toBeNull();
});

test('more than every answer can be worth is refused', () => {
  expect(() => meanAnswer({ n: 2, sum: 2.5 })).toThrow(RangeError);
});
