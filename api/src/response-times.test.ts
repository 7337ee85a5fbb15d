import { expect, test } from 'vitest';
import { timeOf } from './response-times.ts';

const week = [540, 540, 540, 540, 540].map((from) => [[from, from + 480]] as [number, number][]);
const calendar = (clock: 'always' | 'working_days' | 'working_hours') => ({
  zone: 'UTC',
  clock,
  week: [...week, [], []],
  holidays: new Set<string>(),
});

test('a time is never told shorter than it is', () => {
  expect(timeOf(0.2, calendar('always'))).toEqual({ unit: 'hours', n: 1 });
  expect(timeOf(5.1, calendar('always'))).toEqual({ unit: 'hours', n: 6 });
  expect(timeOf(24, calendar('always'))).toEqual({ unit: 'days', n: 1 });
  expect(timeOf(24.1, calendar('working_days'))).toEqual({ unit: 'working_days', n: 2 });
});

test('a day of a clock that runs in working hours has as many hours as are worked', () => {
  expect(timeOf(8, calendar('working_hours'))).toEqual({ unit: 'hours', n: 8 });
  expect(timeOf(8.5, calendar('working_hours'))).toEqual({ unit: 'working_days', n: 2 });
});

test('what is not known is not told', () => {
  expect(timeOf(null, calendar('always'))).toBeNull();
});
