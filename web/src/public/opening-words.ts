import type { Locale } from '@vocero/api/contract/values';
import { intlLocale } from '../i18n/locales.ts';

type Spans = readonly (readonly [number, number])[];

/** Days in a row with the same hours, Monday is 0. */
export interface DaysAlike {
  from: number;
  until: number;
  spans: Spans;
}

/** A week in as few lines as it takes. */
export function daysAlike(week: readonly Spans[]): DaysAlike[] {
  const groups: DaysAlike[] = [];
  for (const [day, spans] of week.entries()) {
    const last = groups.at(-1);
    if (last && JSON.stringify(last.spans) === JSON.stringify(spans)) last.until = day;
    else groups.push({ from: day, until: day, spans });
  }
  return groups;
}

/** 1970 began on a Thursday: its fifth day was a Monday. */
const monday = 4;

export const weekdayName = (locale: Locale, day: number): string =>
  new Intl.DateTimeFormat(intlLocale(locale), { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(Date.UTC(1970, 0, monday + 1 + day)),
  );

/** Mon–Fri, or Sat. */
export function daysName(locale: Locale, { from, until }: DaysAlike): string {
  const names = [...new Set([from, until])].map((day) => weekdayName(locale, day));
  return names.join('–');
}

/** 9:00–17:00, by the clock of the organisation; midnight at the end of a day is 24:00. */
export function spansName(spans: Spans): string {
  return spans.map(([from, until]) => `${clock(from)}–${clock(until)}`).join(', ');
}

const clock = (minute: number) =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
