import { expect, test } from 'vitest';
import { ageOf, date, number, percent } from './format-values.ts';
import { preferredLocale } from './locales.ts';

const minute = 60_000;
const now = Date.UTC(2026, 2, 31, 12);

test('numbers and shares are written as the language writes them', () => {
  expect(number('en', 12_345.6, 1)).toBe('12,345.6');
  expect(number('bs', 12_345.6, 1)).toBe('12.345,6');
  expect(percent('en', 0.4)).toBe('40%');
  expect(percent('es', 0.4)).toBe('40\u00a0%');
});

test('a calendar day stays that day in every time zone', () => {
  expect(date('bs', '2026-03-31')).toBe('31. 3. 2026.');
  expect(date('es', '2026-03-31')).toContain('31');
});

test('an age is told in the unit a person would use', () => {
  expect(ageOf(new Date(now - 30_000), now)).toEqual({ unit: 'now', n: 0 });
  expect(ageOf(new Date(now - 59 * minute), now)).toEqual({ unit: 'minutes', n: 59 });
  expect(ageOf(new Date(now - 47 * 60 * minute), now)).toEqual({ unit: 'days', n: 1 });
  expect(ageOf(new Date(now - 31 * 24 * 60 * minute), now)).toEqual({ unit: 'date', n: 0 });
});

test('a clock that is a little ahead is now, not the future', () => {
  expect(ageOf(new Date(now + 5_000), now).unit).toBe('now');
});

test.each([
  ['en', '12,345.6', '40%', '31 Mar 2026'],
  ['es', '12.345,6', '40\u00a0%', '31 mar 2026'],
  ['bs', '12.345,6', '40\u00a0%', '31. 3. 2026.'],
  ['hr', '12.345,6', '40\u00a0%', '31. ožu 2026.'],
  ['sr-Latn', '12.345,6', '40\u00a0%', '31. 3. 2026.'],
  ['sr-Cyrl', '12.345,6', '40\u00a0%', '31. 3. 2026.'],
] as const)('numbers, shares and days in %s', (locale, figure, share, day) => {
  expect(number(locale, 12_345.6, 1)).toBe(figure);
  expect(percent(locale, 0.4)).toBe(share);
  expect(date(locale, '2026-03-31')).toBe(day);
});

test('the first language we have wins', () => {
  expect(preferredLocale(['fr-FR', 'es-419', 'en'])).toBe('es');
  expect(preferredLocale(['hr-HR', 'en'])).toBe('hr');
  expect(preferredLocale(['sr-RS', 'en'])).toBe('sr-Cyrl');
  expect(preferredLocale(['sr-Latn-RS', 'en'])).toBe('sr-Latn');
  expect(preferredLocale(['fr'])).toBeNull();
});
