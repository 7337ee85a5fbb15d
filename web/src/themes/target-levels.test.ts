import { expect, test } from 'vitest';
import { goalBelow, levelOf, linesOf, percentBelow } from './target-levels.ts';

const baseline = {
  from: '2026-01-05',
  until: '2026-03-02',
  weeks: 8,
  count: 160,
  driver: 8_000,
  spread: 1,
};

test('a level is comments a week, or per 100 orders', () => {
  expect(levelOf('count', baseline)).toBe(20);
  expect(levelOf('rate', baseline)).toBe(2);
  expect(levelOf('rate', { ...baseline, driver: null })).toBeNull();
});

test('a fifth less, there and back', () => {
  expect(goalBelow(20, 20)).toBe(16);
  expect(percentBelow(20, 16)).toBe(20);
  expect(goalBelow(2, 20)).toBe(1.6);
  expect(goalBelow(0.42, 50)).toBe(0.21);
  expect(percentBelow(20, 25)).toBe(-25);
});

test('lines along the weeks: level for counts, with the orders for rates, none where unknown', () => {
  const weeks = [{ driver: 1_000 }, { driver: null }, { driver: 500 }];
  const target = { metric: 'count', goal: 12, on: '2026-06-01', weeks: 4, baseline } as const;
  expect(linesOf(target, weeks)).toEqual({ baseline: [20, 20, 20], goal: [12, 12, 12] });
  expect(linesOf({ ...target, metric: 'rate', goal: 1.5 }, weeks)).toEqual({
    baseline: [20, null, 10],
    goal: [15, null, 7.5],
  });
});
