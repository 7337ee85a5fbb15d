import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  axisTicks,
  instantAt,
  lineNames,
  monthStarts,
  stepPath,
  trendBars,
  weekAt,
} from './trend-plot.ts';

const plot = { width: 110, height: 60, left: 10, bottom: 10 };
const weeks = [
  { start: '2026-02-16', count: 0, all: 4 },
  { start: '2026-02-23', count: 5, all: 9 },
  { start: '2026-03-02', count: 10, all: 20 },
  { start: '2026-03-09', count: 2, all: 2 },
];

test('axis values are round and begin at zero', () => {
  expect(axisTicks(0)).toEqual([0, 1]);
  expect(axisTicks(3)).toEqual([0, 1, 2, 3]);
  // 37 / 4 = 9.25, so the step is 10
  expect(axisTicks(37)).toEqual([0, 10, 20, 30, 40]);
});

test('an axis always reaches the largest value with at most six marks, all whole', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (top) => {
      const ticks = axisTicks(top);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(top);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }),
  );
});

test('bars match the worked example', () => {
  // 10 / 4 = 2.5, so steps of 5 up to 10; four slots of 25 units; the floor is at 50
  const bars = trendBars(weeks, plot, 10);
  expect(bars[1]).toEqual({ x: 35, width: 25, y: 25, height: 25 });
  expect(bars[2]).toEqual({ x: 60, width: 25, y: 0, height: 50 });
});

test('an instant falls between its weeks, or nowhere', () => {
  expect(instantAt('2026-02-23T00:00:00Z', weeks, plot)).toBe(35);
  expect(instantAt('2026-01-01T00:00:00Z', weeks, plot)).toBeNull();
  expect(instantAt('2026-05-01T00:00:00Z', weeks, plot)).toBeNull();
});

test('a month is named where it begins', () => {
  expect(monthStarts(weeks)).toEqual([2]);
});

test('a position outside the plot is its nearest week', () => {
  expect(weekAt(0, 4, plot)).toBe(0);
  expect(weekAt(61, 4, plot)).toBe(2);
  expect(weekAt(500, 4, plot)).toBe(3);
});

test('a line is level within each week, with gaps where there is no value', () => {
  // slots of 25 units; 5 of 10 is at half of the floor's 50
  expect(stepPath([5, 10, null, 0], plot, 10)).toBe('M10 25H35L35 0H60M85 50H110');
  expect(stepPath([], plot, 10)).toBe('');
});

test('lines that are too near to each other share a name', () => {
  expect(lineNames([10, 40, 44, 52, 90], 14)).toEqual([
    { x: 10, name: '1' },
    { x: 40, name: '2–4' },
    { x: 90, name: '5' },
  ]);
});
