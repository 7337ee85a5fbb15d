import { expect, test } from 'vitest';
import { isMeetingDay, meetingDays } from './cadence.ts';
import { instantOf } from '@vocero/sql/local-time';

const tuesdays = { freq: 'week', every: 1, weekday: 2, nth: null, fromDay: '2026-03-18' } as const;

test('a weekly council meets from the first such weekday on', () => {
  // 18 March 2026 is a Wednesday
  expect(meetingDays(tuesdays, '2026-01-01', 3)).toEqual([
    '2026-03-24',
    '2026-03-31',
    '2026-04-07',
  ]);
});

test('every second week is counted from the first meeting, wherever one looks from', () => {
  const second = { ...tuesdays, every: 2 };
  expect(meetingDays(second, '2026-03-25', 2)).toEqual(['2026-04-07', '2026-04-21']);
  expect(isMeetingDay(second, '2026-03-31')).toBe(false);
  expect(isMeetingDay(second, '2026-04-07')).toBe(true);
});

test('a monthly one meets on the same weekday of the month', () => {
  const third = { freq: 'month', every: 1, weekday: 4, nth: 3, fromDay: '2026-01-16' } as const;
  // Thursdays: 1, 8, 15 January; 5, 12, 19 February; 19 March
  expect(meetingDays(third, '2026-01-01', 2)).toEqual(['2026-02-19', '2026-03-19']);
});

test('the last one of a month is the fourth or the fifth', () => {
  const last = { freq: 'month', every: 3, weekday: 5, nth: -1, fromDay: '2026-01-01' } as const;
  expect(meetingDays(last, '2026-01-01', 3)).toEqual(['2026-01-30', '2026-04-24', '2026-07-31']);
  expect(meetingDays(last, '2026-01-31', 1)).toEqual(['2026-04-24']);
});

test('over a clock change the time by the clock stays and the instant moves', () => {
  // Sarajevo: UTC+1 until 29 March 2026, 02:00, then UTC+2
  const at = (day: string) => instantOf(day, '09:30', 'Europe/Sarajevo').toISOString();
  expect(at('2026-03-24')).toBe('2026-03-24T08:30:00.000Z');
  expect(at('2026-03-31')).toBe('2026-03-31T07:30:00.000Z');
});

test('a time that is skipped is told by the offset before; one that comes twice is its first', () => {
  const at = (day: string, time: string) => instantOf(day, time, 'Europe/Madrid').toISOString();
  expect(at('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
  expect(at('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
});
