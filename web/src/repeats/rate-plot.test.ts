import { expect, test } from 'vitest';
import { ratePath, ratePoints } from './rate-plot.ts';

const rate = (share: number) => ({ count: 0, of: 0, share, low: share / 2, high: 1 });
const masked = { count: 1, of: 2, share: null, low: null, high: null };
const plot = { width: 110, height: 120, left: 10, bottom: 20 };

test('a half stands half-way up, in the middle of its week', () => {
  // Two weeks share 100 units: the first from 10 to 60. The floor is at 100.
  expect(ratePoints([rate(0.5), rate(1)], plot)).toEqual([
    { x: 35, y: 50, low: 75, high: 0 },
    { x: 85, y: 0, low: 50, high: 0 },
  ]);
});

test('the line breaks where a week has too few to tell', () => {
  const points = ratePoints([rate(1), masked, rate(1), rate(1)], { ...plot, width: 90 });
  // Four weeks share 80 units, 20 each.
  expect(points[1]).toBeNull();
  expect(ratePath(points)).toBe('M20 0M60 0L80 0');
});

test('no weeks, no line', () => {
  expect(ratePath(ratePoints([], plot))).toBe('');
});
