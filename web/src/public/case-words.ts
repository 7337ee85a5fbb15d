import type { Locale } from '@vocero/api/contract/values';
import { intlLocale } from '../i18n/locales.ts';

/** They decline the names of days and months: a date must stand after any word there. */
const declining: readonly Locale[] = ['bs', 'hr', 'sr-Latn', 'sr-Cyrl'];

/** A date as a promise names it: with the day of the week, by the clock of the organisation. */
export function dayOf(locale: Locale, at: string, timeZone: string): string {
  const say = (format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(intlLocale(locale), { ...format, timeZone }).format(new Date(at));
  const date = { day: 'numeric', year: 'numeric' } as const;
  if (!declining.includes(locale)) return say({ ...date, weekday: 'long', month: 'long' });
  return `${say({ ...date, month: 'numeric' })} (${say({ weekday: 'long' })})`;
}

/** The hour of the day alone. */
export const hourOf = (locale: Locale, at: string, timeZone: string): string =>
  new Intl.DateTimeFormat(intlLocale(locale), { timeStyle: 'short', timeZone }).format(
    new Date(at),
  );
