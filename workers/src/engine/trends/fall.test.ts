import { expect, test } from 'vitest';
import { allowedAt, isThin, judgeFall, type FallGoal } from './fall.ts';

/** 20 a week for eight weeks; at most 12 in each of four. */
const goal: FallGoal = {
  metric: 'count',
  goal: 12,
  weeks: 4,
  baseline: { weeks: 8, count: 160, driver: null, spread: 1 },
};
const counts = (...all: number[]) => all.map((count) => ({ count, driver: null }));
const stateOf = (...all: number[]) => judgeFall(goal, counts(...all)).state;

test('enough weeks in a row below the goal, and too few to be accident: it fell', () => {
  const fall = judgeFall(goal, counts(30, 12, 8, 10, 9));
  expect(fall).toMatchObject({
    below: [false, true, true, true, true],
    inRow: 4,
    state: 'passed',
  });
  expect(fall.probability).toBeLessThan(1e-4);
});

test('one week above the goal begins the count anew', () => {
  expect(judgeFall(goal, counts(1, 1, 13, 1, 1))).toMatchObject({ inRow: 2, state: 'not_yet' });
  expect(stateOf(13, 1, 1, 1)).toBe('not_yet');
  expect(stateOf(1, 1, 1, 13)).toBe('not_yet');
  expect(judgeFall(goal, counts(1, 1, 1, 13)).probability).toBeNull();
});

test('before enough full weeks have passed it waits, and says how it looks', () => {
  expect(judgeFall(goal, [])).toEqual({
    below: [],
    inRow: 0,
    probability: null,
    allowed: 0.025,
    state: 'waiting',
  });
  // 160 in 8 weeks against 9 + 8 in 2
  const early = judgeFall(goal, counts(9, 8));
  expect(early).toMatchObject({ inRow: 2, state: 'waiting' });
  expect(early.probability).toBeLessThan(0.01);
});

test('below the goal is not enough where so few may be accident', () => {
  const near = { ...goal, goal: 20 };
  expect(judgeFall(near, counts(19, 20, 19, 20))).toMatchObject({ inRow: 4, state: 'not_yet' });
  const bursty = { ...goal, baseline: { ...goal.baseline, spread: 40 } };
  expect(judgeFall(bursty, counts(12, 12, 12, 12)).state).toBe('not_yet');
});

test('the longer it stays quiet, the more weeks speak for it', () => {
  const loud = counts(20, 20, 20, 12, 12, 12, 12);
  const longer = [...loud, ...counts(12, 12, 12, 12)];
  expect(judgeFall(goal, longer).inRow).toBe(8);
  expect(judgeFall(goal, longer).probability).toBeLessThan(judgeFall(goal, loud).probability!);
});

test('each later look asks for more, and all together are wrong once in twenty at most', () => {
  expect([1, 2, 3].map(allowedAt)).toEqual([0.05 / 2, 0.05 / 6, 0.05 / 12]);
  const all = Array.from({ length: 1_000 }, (_, i) => allowedAt(i + 1));
  expect(all.reduce((sum, share) => sum + share, 0)).toBeLessThan(0.05);
  // 8 before, none in four weeks: (8/12)⁸ = 0.039, above 0.025; 10 before: 0.0173
  const few = { ...goal, baseline: { ...goal.baseline, count: 10 } };
  const quiet = counts(0, 0, 0, 0);
  expect(judgeFall(few, quiet)).toMatchObject({ allowed: 0.025, state: 'passed' });
  // One loud week first: the same four quiet ones are a second look, which asks for 0.0083.
  expect(judgeFall(few, [...counts(13), ...quiet]).state).toBe('not_yet');
});

test('a baseline is thin when silence would prove nothing', () => {
  // (8/12)^n < 0.025 from n = 10 on: (2/3)⁹ = 0.0260, (2/3)¹⁰ = 0.0173
  const few = (count: number): FallGoal => ({
    ...goal,
    baseline: { ...goal.baseline, count },
  });
  expect([9, 10].map((count) => isThin(few(count)))).toEqual([true, false]);
  expect(judgeFall(few(9), counts(0, 0, 0, 0)).state).toBe('not_enough');
  expect(judgeFall(few(10), counts(0, 0, 0, 0)).state).toBe('passed');
});

const rate: FallGoal = {
  metric: 'rate',
  goal: 1.5,
  weeks: 2,
  baseline: { weeks: 4, count: 80, driver: 4_000, spread: 1 },
};
const sold = (...all: [number, number | null][]) =>
  all.map(([count, driver]) => ({ count, driver }));

test('per 100 orders a growing shop may be told of more and still have fallen', () => {
  // 30 of 2,000 are 1.5 per 100: at the goal; 80 of 4,000 were 2
  expect(judgeFall(rate, sold([30, 2_000], [24, 2_000])).state).toBe('passed');
  expect(judgeFall(rate, sold([31, 2_000], [24, 2_000])).state).toBe('not_yet');
});

test('a week without orders, or with nobody knowing how many, tells nothing', () => {
  const unknown = judgeFall(rate, sold([10, 1_000], [10, null]));
  expect(unknown).toMatchObject({ below: [true, null], inRow: 0, state: 'not_enough' });
  expect(judgeFall(rate, sold([0, 0], [10, 1_000])).state).toBe('not_enough');
  // Long ago it does not matter any more.
  expect(judgeFall(rate, sold([10, null], [10, 2_000], [10, 2_000])).state).toBe('passed');
});

test('weeks in which nothing at all was heard are no fall, nor part of one', () => {
  const silent = { count: 0, driver: null, isSilent: true };
  const fall = judgeFall(goal, [...counts(1, 1, 1), silent]);
  expect(fall).toMatchObject({ below: [true, true, true, null], inRow: 0, state: 'not_enough' });
  expect(judgeFall(goal, [silent, ...counts(1, 1, 1, 1)]).inRow).toBe(4);
});
