import { expect, test } from 'vitest';
import { weekStart, weeksUntil } from './driver-weeks.ts';

test('a week begins on the first weekday', () => {
  // 4 March 2026 is a Wednesday.
  expect(weekStart('2026-03-04', 1)).toBe('2026-03-02');
  expect(weekStart('2026-03-04', 7)).toBe('2026-03-01');
  expect(weekStart('2026-03-02', 1)).toBe('2026-03-02');
  expect(weekStart('2026-03-02', 2)).toBe('2026-02-24');
});

test('a week has its own amount, and whatever else has days of it', () => {
  const week = { firstDay: '2026-03-02', days: 7, amount: 700 };
  const month = { firstDay: '2026-02-01', days: 28, amount: 2_800 };
  expect(weeksUntil('2026-03-02', 2, [week, month])).toEqual([
    { firstDay: '2026-03-02', until: '2026-03-09', amount: 700, others: [] },
    { firstDay: '2026-02-23', until: '2026-03-02', amount: null, others: [month] },
  ]);
});
