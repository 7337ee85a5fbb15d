import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadOf } from './spread.ts';

const weekly = (counts: readonly number[]) => counts.map((count) => ({ count, exposure: 1 }));

test('matches the worked example', () => {
  // μ = 6 each: ((2 − 6)² + (10 − 6)² + (6 − 6)²) / 6 = 32/6; over 2 degrees of freedom: 2.667
  expect(spreadOf(weekly([2, 10, 6]))).toBeCloseTo(8 / 3, 12);
});

test('measured by what was sold, counts that follow it do not vary at all', () => {
  const busy = [
    { count: 10, exposure: 1_000 },
    { count: 30, exposure: 3_000 },
  ];
  expect(spreadOf(busy)).toBe(1);
  // By weeks alone: μ = 20, (100 + 100) / 20 = 10 over one degree of freedom
  expect(spreadOf(weekly([10, 30]))).toBe(10);
});

test('counts that are more even than accident, single weeks and silence are taken for 1', () => {
  for (const counts of [[5, 5, 5, 5], [9], [], [0, 0, 0]]) expect(spreadOf(weekly(counts))).toBe(1);
});

test('it is never below 1, and the order of the weeks changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200), { maxLength: 20 }), (counts) => {
      const spread = spreadOf(weekly(counts));
      expect(spread).toBeGreaterThanOrEqual(1);
      expect(spreadOf(weekly(counts.toReversed()))).toBeCloseTo(spread, 9);
    }),
  );
});
