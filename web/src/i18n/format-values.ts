import type { Locale } from '@vocero/api/contract/values';
import { intlLocale } from './locales.ts';

const day = 86_400_000;
/** A share with a true minus sign and, where the language has it, a space before the sign. */
export function percent(locale: Locale, share: number, digits = 0): string {
  const format = new Intl.NumberFormat(intlLocale(locale), { maximumFractionDigits: digits });
  const space = locale === 'en' ? '' : '\u00a0';
  return `${format.format(share * 100)}${space}%`;
}

export const number = (locale: Locale, value: number, digits = 0): string =>
  new Intl.NumberFormat(intlLocale(locale), { maximumFractionDigits: digits }).format(value);

/** A day such as `2026-03-31` is that day everywhere; an instant is told in the reader's zone. */
export function date(locale: Locale, value: string | Date): string {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return new Intl.DateTimeFormat(intlLocale(locale), {
    dateStyle: 'medium',
    ...(isDay ? { timeZone: 'UTC' } : {}),
  }).format(new Date(value));
}

/** In the reader's zone, or, on pages that the server makes, in the one that is given. */
export const dateTime = (locale: Locale, value: string | Date, timeZone?: string): string =>
  new Intl.DateTimeFormat(intlLocale(locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone && { timeZone }),
  }).format(new Date(value));

export type Age = { unit: 'now' | 'minutes' | 'hours' | 'days' | 'date'; n: number };

/** How long ago, in the unit a person would use; older than 30 days is better told by its date. */
export function ageOf(value: string | Date, now: number): Age {
  const passed = now - new Date(value).getTime();
  if (passed < 60_000) return { unit: 'now', n: 0 };
  if (passed < 3_600_000) return { unit: 'minutes', n: Math.floor(passed / 60_000) };
  if (passed < day) return { unit: 'hours', n: Math.floor(passed / 3_600_000) };
  if (passed < 30 * day) return { unit: 'days', n: Math.floor(passed / day) };
  return { unit: 'date', n: 0 };
}
