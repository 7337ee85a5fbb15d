import { currentLocale, t } from '../i18n/i18n.svelte.ts';
import { intlLocale } from '../i18n/locales.ts';
import { minutesLeft } from './meeting-timer.ts';

/** "5 min left", "4 min over": whole minutes, so that nobody is hurried by seconds. */
export function leftWords(share: number, spent: number): string {
  const left = minutesLeft(share, spent);
  return left < 0
    ? t('meetings.minutes_over', { n: -left })
    : t('meetings.minutes_left', { n: left });
}

/** "7 min", to the nearest minute. */
export const minuteWords = (seconds: number): string =>
  t('meetings.minutes_n', { n: Math.round(seconds / 60) });

/** An instant by the clock of the reader, or of a zone: "10:45". */
export const clockTime = (at: number | string, timeZone?: string): string =>
  new Intl.DateTimeFormat(intlLocale(currentLocale()), {
    timeStyle: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(at));

/** The day of an instant in a zone: `2026-03-31`. */
export const dayOf = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(new Date(at));
