import { expect, test } from 'vitest';
import { levelOf } from './target-level.ts';

const weeks = (count: number, driver: number | null = null) => ({ weeks: 4, count, driver });

test('ten comments in four weeks, with the tables’ interval of 4.8 to 18.4', () => {
  const level = levelOf('count', weeks(10), 1);
  expect(level.level).toBe(2.5);
  expect(level.low).toBeCloseTo(4.795 / 4, 2);
  expect(level.high).toBeCloseTo(18.39 / 4, 2);
});

test('bursts make the interval wider, never below nothing', () => {
  const [even, bursty] = [levelOf('count', weeks(10), 1), levelOf('count', weeks(10), 4)];
  expect(bursty.high! - 2.5).toBeCloseTo(2 * (even.high! - 2.5), 9);
  expect(bursty.low).toBe(0);
});

test('per 100 of 400 orders, and masked where they are not known or the comments too few', () => {
  expect(levelOf('rate', weeks(10, 400), 1).level).toBe(2.5);
  expect(levelOf('rate', weeks(10), 1).level).toBeNull();
  expect(levelOf('count', weeks(4), 1)).toMatchObject({ count: 4, level: null, low: null });
});
