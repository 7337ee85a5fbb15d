import type { Locale } from '@vocero/api/contract/values';
import { intlLocale } from '../i18n/locales.ts';

interface Clock {
  locale: Locale;
  timeZone: string;
  /** The instant of the page, ISO 8601. */
  now: string;
}

/** An instant as people say it: the hour alone on the same day, else with the day. */
export function clockWords(instant: string, { locale, timeZone, now }: Clock): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const isToday = day.format(new Date(instant)) === day.format(new Date(now));
  return new Intl.DateTimeFormat(intlLocale(locale), {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(!isToday && { day: 'numeric', month: 'short' }),
  }).format(new Date(instant));
}
