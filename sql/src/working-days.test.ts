import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWorkingDays, type ClockCalendar } from './case-clock.ts';
import { workingDaysBetween } from './working-days.ts';

const nineToFive = [[540, 1020]] as const;
const week = [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []];
const calendar: ClockCalendar = {
  zone: 'Europe/Madrid',
  clock: 'working_days',
  week,
  holidays: new Set(['2026-03-19']),
};
const at = (text: string) => new Date(text);

test('the same day is none, the next one is one', () => {
  const from = at('2026-03-02T08:00:00Z');
  expect(workingDaysBetween(calendar, from, at('2026-03-02T16:00:00Z'))).toBe(0);
  expect(workingDaysBetween(calendar, from, at('2026-03-03T07:00:00Z'))).toBe(1);
});

test('a weekend and a holiday count for nothing', () => {
  // Wednesday 18 to Monday 23: Thursday is a holiday, so Friday and Monday are left.
  expect(workingDaysBetween(calendar, at('2026-03-18T09:00:00Z'), at('2026-03-23T09:00:00Z'))).toBe(
    2,
  );
});

test('what ends before it begins took no time', () => {
  expect(workingDaysBetween(calendar, at('2026-03-05T09:00:00Z'), at('2026-03-02T09:00:00Z'))).toBe(
    0,
  );
});

test('so many working days added are so many between, from a day on which somebody works', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), (days) => {
      const from = at('2026-03-02T09:00:00Z');
      const day = addWorkingDays(calendar, from, days);
      expect(workingDaysBetween(calendar, from, at(`${day}T12:00:00Z`))).toBe(days);
    }),
  );
});
