import { periodNames, type PeriodName } from '@vocero/api/contract/reason-reports';

const DAY = 86_400_000;
const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** The day so many days after one. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/**
 * The period in an address: `period`, and for one's own days `from` and `to`, the last one. What makes
 * no sense is the last 30 days.
 * @param part gives one part of the address's query.
 */
export function periodQuery(part: (name: string) => string | null) {
  const [from, to] = [part('from'), part('to')];
  if (part('period') === 'custom' && isDay(from) && isDay(to) && from <= to) {
    return { period: 'custom' as const, from, until: dayAfter(to) };
  }
  const name = periodNames.find((known) => known !== 'custom' && known === part('period'));
  return { period: name ?? ('last_30' satisfies PeriodName) };
}

/** The calendar month before the one that a day is in: its first and its last day. */
export function lastMonth(today: string): { from: string; to: string } {
  const to = dayAfter(`${today.slice(0, 8)}01`, -1);
  return { from: `${to.slice(0, 8)}01`, to };
}

/** The day it is on this device: near enough to offer days with. */
export const dayHere = (now = new Date()): string =>
  new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
