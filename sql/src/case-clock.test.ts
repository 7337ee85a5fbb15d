import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addClockHours,
  addWorkingDays,
  clockHoursBetween,
  endOfDay,
  type ClockCalendar,
} from './case-clock.ts';

const nineToFive = [[540, 1020]] as const;
const week = [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []];
const calendarOf = (
  clock: ClockCalendar['clock'],
  holidays: readonly string[] = [],
): ClockCalendar => ({ zone: 'Europe/Madrid', clock, week, holidays: new Set(holidays) });

const at = (text: string) => new Date(text);

describe('a clock of 24 hours', () => {
  test('runs through the night on working days', () => {
    const due = addClockHours(calendarOf('working_days'), at('2026-03-03T15:00:00Z'), 24);
    expect(due).toEqual(at('2026-03-04T15:00:00Z'));
  });

  test('stands still from Saturday to Monday', () => {
    const due = addClockHours(calendarOf('working_days'), at('2026-03-06T17:00:00+01:00'), 24);
    expect(due).toEqual(at('2026-03-09T17:00:00+01:00'));
  });

  test('begins on Monday at midnight when the message came on a Sunday', () => {
    const due = addClockHours(calendarOf('working_days'), at('2026-03-08T10:00:00+01:00'), 24);
    expect(due).toEqual(at('2026-03-10T00:00:00+01:00'));
  });

  test('leaves a holiday out', () => {
    const calendar = calendarOf('working_days', ['2026-03-04']);
    expect(addClockHours(calendar, at('2026-03-03T15:00:00+01:00'), 24)).toEqual(
      at('2026-03-05T15:00:00+01:00'),
    );
  });

  test('counts the hour that a night in March does not have', () => {
    const calendar = { ...calendarOf('always') };
    const from = at('2026-03-28T12:00:00+01:00');
    expect(addClockHours(calendar, from, 24)).toEqual(at('2026-03-29T13:00:00+02:00'));
  });

  test('takes three working days of eight hours when it runs in working hours alone', () => {
    const due = addClockHours(calendarOf('working_hours'), at('2026-03-03T09:00:00+01:00'), 24);
    expect(due).toEqual(at('2026-03-05T17:00:00+01:00'));
  });

  test('runs always where nobody ever works', () => {
    const calendar = { ...calendarOf('working_hours'), week: [[], [], [], [], [], [], []] };
    expect(addClockHours(calendar, at('2026-03-03T09:00:00Z'), 24)).toEqual(
      at('2026-03-04T09:00:00Z'),
    );
  });
});

test('the hours between are the hours that were added', () => {
  const clocks = fc.constantFrom('always', 'working_days', 'working_hours');
  const days = fc.date({ min: at('2026-01-01'), max: at('2026-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(clocks, days, fc.integer({ min: 1, max: 120 }), (clock, from, hours) => {
      const calendar = calendarOf(clock, ['2026-05-01', '2026-12-25']);
      const due = addClockHours(calendar, from, hours);
      expect(clockHoursBetween(calendar, from, due)).toBeCloseTo(hours, 6);
    }),
  );
});

test('working days skip the weekend and holidays', () => {
  const calendar = calendarOf('working_days', ['2026-03-09']);
  expect(addWorkingDays(calendar, at('2026-03-06T12:00:00+01:00'), 1)).toBe('2026-03-10');
  expect(addWorkingDays(calendar, at('2026-03-07T12:00:00+01:00'), 0)).toBe('2026-03-10');
});

test('a day ends with work, and at midnight where nobody works', () => {
  expect(endOfDay(calendarOf('always'), '2026-03-06')).toEqual(at('2026-03-06T17:00:00+01:00'));
  expect(endOfDay(calendarOf('always'), '2026-03-07')).toEqual(at('2026-03-08T00:00:00+01:00'));
});
