import type { Locale } from '@vocero/api/contract/values';
import { intlLocale } from '../i18n/locales.ts';

/** Jan 2026, of a day or of a month such as `2026-01`. */
export const monthName = (locale: Locale, day: string): string =>
  new Intl.DateTimeFormat(intlLocale(locale), {
    month: 'short',
    timeZone: 'UTC',
    year: 'numeric',
  }).format(new Date(`${day.slice(0, 7)}-01T00:00:00Z`));
