import { intlLocale } from '../i18n/locales.ts';
import { currentLocale } from '../i18n/i18n.svelte.ts';

/** The name of a day of the week in the reader's language; 0 is Monday. */
export const dayName = (day: number): string =>
  new Intl.DateTimeFormat(intlLocale(currentLocale()), {
    weekday: 'long',
    timeZone: 'UTC',
  }).format(new Date(Date.UTC(2024, 0, 1 + day))); // a Monday
