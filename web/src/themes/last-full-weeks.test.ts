import { expect, test } from 'vitest';
import { dayAfter, lastFullWeeks, localDay } from './last-full-weeks.ts';

test('days are counted over the ends of months, of years and of winter time', () => {
  expect(dayAfter('2026-03-28', 2)).toBe('2026-03-30');
  expect(dayAfter('2026-01-01', -1)).toBe('2025-12-31');
  expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
});

test('eight weeks begin on the same day of the week on which they end', () => {
  expect(lastFullWeeks('2026-03-04', 8)).toEqual({ from: '2026-01-07', until: '2026-03-04' });
});

test('a day is the day of the place, written with two digits each', () => {
  expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
