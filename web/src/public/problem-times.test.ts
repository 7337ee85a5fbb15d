import { expect, test } from 'vitest';
import { clockWords } from './problem-times.ts';

const at = (instant: string, timeZone = 'UTC') =>
  clockWords(instant, { locale: 'en', timeZone, now: '2026-11-22T12:00:00Z' });

test('of today the hour is told, of other days the day as well', () => {
  expect(at('2026-11-22T10:20:00Z')).toBe('10:20');
  expect(at('2026-11-21T10:20:00Z')).toBe('21 Nov, 10:20');
});

test('which day it is, is told by the clocks of the organisation', () => {
  expect(at('2026-11-22T00:30:00Z', 'America/Mexico_City')).toBe('21 Nov, 18:30');
  expect(at('2026-11-22T00:30:00Z', 'Europe/Sarajevo')).toBe('01:30');
});
