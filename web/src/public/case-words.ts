import type { Locale } from '@vocero/api/contract/values';
import { intlLocale } from '../i18n/locales.ts';

/** A date as a promise names it: with the day of the week, by the clock of the organisation. */
export const dayOf = (locale: Locale, at: string, timeZone: string): string =>
  new Intl.DateTimeFormat(intlLocale(locale), {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    timeZone,
  }).format(new Date(at));

/** The hour of the day alone. */
export const hourOf = (locale: Locale, at: string, timeZone: string): string =>
  new Intl.DateTimeFormat(intlLocale(locale), { timeStyle: 'short', timeZone }).format(
    new Date(at),
  );
