import { expect, test } from 'vitest';
import { isRising, poissonTail } from './rising.ts';

test('the tail matches values worked out by hand', () => {
  // λ = 2: P(X ≥ 3) = 1 − e^−2 (1 + 2 + 2) = 1 − 5 · 0.135335 = 0.323324
  expect(poissonTail(3, 2)).toBeCloseTo(0.323324, 6);
  expect(poissonTail(0, 2)).toBe(1);
  expect(poissonTail(1, 0)).toBe(0);
});

test('large means do not vanish', () => {
  expect(poissonTail(1_000, 1_000)).toBeCloseTo(0.5, 1);
  expect(poissonTail(1_200, 1_000)).toBeLessThan(1e-6);
});

test('rising at the fifth comment above a mean of one, not at the fourth', () => {
  // λ = 1: P(X ≥ 5) = 1 − e^−1 (1 + 1 + 1/2 + 1/6 + 1/24) = 0.00366
  expect(isRising({ last7: 5, fourWeeksBefore: 4, everBefore: 4 })).toBe(true);
  expect(isRising({ last7: 4, fourWeeksBefore: 1, everBefore: 4 })).toBe(false);
});

test('the boundary of the test itself', () => {
  // λ = 5: P(X ≥ 9) = 0.0681, P(X ≥ 10) = 0.0318
  expect(isRising({ last7: 9, fourWeeksBefore: 20, everBefore: 20 })).toBe(false);
  expect(isRising({ last7: 10, fourWeeksBefore: 20, everBefore: 20 })).toBe(true);
});

test('what was silent for four weeks rises, what was never heard is new', () => {
  expect(isRising({ last7: 6, fourWeeksBefore: 0, everBefore: 3 })).toBe(true);
  expect(isRising({ last7: 600, fourWeeksBefore: 0, everBefore: 0 })).toBe(false);
});
