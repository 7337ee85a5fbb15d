import { expect, test } from 'vitest';
import type { FallGoal } from './fall.ts';
import { isTooMany } from './return.ts';

const baseline = { weeks: 8, count: 160, driver: null, spread: 1 };
const goal: FallGoal = { metric: 'count', goal: 12, weeks: 4, baseline };

test('of 12 a week 18 may be accident and 19 are too many', () => {
  // Tables of Poisson's distribution for 12: P(X ≥ 18) = 0.063, P(X ≥ 19) = 0.037
  expect([12, 18, 19].map((count) => isTooMany(goal, count, null))).toEqual([false, false, true]);
});

test('where comments come in bursts it takes more', () => {
  const bursty = { ...goal, baseline: { ...baseline, spread: 3 } };
  expect(isTooMany(bursty, 19, null)).toBe(false);
  expect(isTooMany(bursty, 40, null)).toBe(true);
});

test('per 100 orders a week with more of them may have more comments', () => {
  const rate: FallGoal = { ...goal, metric: 'rate', goal: 1 };
  expect(isTooMany(rate, 19, 1_200)).toBe(true); // 12 are allowed
  expect(isTooMany(rate, 19, 1_800)).toBe(false); // 18 are
});

test('nothing is never too much', () => {
  expect(isTooMany({ ...goal, goal: 0.01 }, 0, null)).toBe(false);
  expect(isTooMany({ ...goal, goal: 0.01 }, 1, null)).toBe(true);
});
