import { expect, test } from 'vitest';
import { measured, targetProgress } from './target-progress.ts';

const halve = {
  metric: 'count',
  goal: 10,
  baseline: { weeks: 4, count: 80, driver: null },
} as const;

test('is the part of the way from the baseline to the goal', () => {
  // 20 a week before, 10 wanted: 15 is half of the way.
  expect(targetProgress(halve, { count: 15, driver: null })).toBe(0.5);
  expect(targetProgress(halve, { count: 8, driver: null })).toBeCloseTo(1.2);
  expect(targetProgress(halve, { count: 25, driver: null })).toBe(-0.5);
});

test('per 100 of a driver, growth of the driver is no failure', () => {
  const rate = {
    metric: 'rate',
    goal: 1,
    baseline: { weeks: 4, count: 80, driver: 4_000 },
  } as const;
  // 2 per 100 before; 30 in 2,000 are 1.5 per 100.
  expect(targetProgress(rate, { count: 30, driver: 2_000 })).toBe(0.5);
});

test('cannot be told without the driver, or where the goal is no reduction', () => {
  const rate = { ...halve, metric: 'rate' } as const;
  expect(targetProgress(rate, { count: 1, driver: 100 })).toBeNull();
  expect(measured('rate', { count: 1, driver: 0, weeks: 1 })).toBeNull();
  expect(targetProgress({ ...halve, goal: 20 }, { count: 15, driver: null })).toBeNull();
});
