import type { Target, Verification } from '@vocero/sql/theme-columns';
import { expect, test } from 'vitest';
import { fallOf } from './fall.ts';

const baseline = {
  from: '2026-01-05',
  until: '2026-03-02',
  weeks: 8,
  count: 80,
  driver: 800,
  spread: 1,
};
const target: Target = { metric: 'count', goal: 5, on: '2026-05-04', weeks: 4, baseline };
const after: Verification = {
  from: '2026-03-16',
  until: '2026-04-13',
  weeks: 4,
  count: 10,
  driver: 200,
  spread: 1,
  probability: 0.0001,
};

test('10 contacts in 4 weeks after 80 in 8 are a quarter of what there was', () => {
  // 10 / 4 = 2.5 a week against 80 / 8 = 10 a week
  const fall = fallOf(after, target)!;
  expect(fall.ratio).toBeCloseTo(0.25, 12);
  expect(fall.low!).toBeLessThan(0.25);
  expect(fall.high!).toBeGreaterThan(0.25);
  expect(fall.high!).toBeLessThan(1);
});

test('a target per 100 of the driver is compared per the driver', () => {
  // 10 of 200 against 80 of 800: half
  expect(fallOf(after, { ...target, metric: 'rate' })!.ratio).toBeCloseTo(0.5, 12);
});

test('a driver that is not known gives no ratio, and a thin baseline none either', () => {
  const unknown = { ...after, driver: null };
  expect(fallOf(unknown, { ...target, metric: 'rate' })!.ratio).toBeNull();
  expect(fallOf(after, { ...target, baseline: { ...baseline, count: 4 } })!.ratio).toBeNull();
});

test('without a target there is nothing to compare with', () => {
  expect(fallOf(after, null)).toBeNull();
});
