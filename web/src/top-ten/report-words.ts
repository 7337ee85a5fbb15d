import type { DriverRate, TopTen, TopTenRow } from '@vocero/api/contract/top-ten';
import type { Locale } from '@vocero/api/contract/values';
import type { MessageParams } from '../i18n/format-message.ts';
import * as values from '../i18n/format-values.ts';
import { intlLocale } from '../i18n/locales.ts';
import type words from '../messages/en/topten.json';

export type TopTenKey = keyof typeof words;

/** In which language the report is told, by the staff app and by the public page alike. */
export interface Teller {
  locale: Locale;
  say: (key: TopTenKey, params?: MessageParams) => string;
}

/** "up 2", "down 1", "as before", "new". */
export function rankWords({ say }: Teller, row: TopTenRow, isFirst: boolean): string {
  if (isFirst) return '';
  if (row.previousRank === null) return say('rank_new');
  const n = row.previousRank - row.rank;
  if (n === 0) return say('rank_same');
  return n > 0 ? say('rank_up', { n }) : say('rank_down', { n: -n });
}

/** "▲", "▼", "=", or "★" for a new one: the same as the words, at a glance. */
export function rankSign({ previousRank, rank }: TopTenRow, isFirst: boolean): string {
  if (isFirst) return '';
  if (previousRank === null) return '★';
  if (previousRank === rank) return '=';
  return previousRank > rank ? '▲' : '▼';
}

/** "3 more than the week before". */
export function contactsWords({ say }: Teller, row: TopTenRow): string {
  if (row.previousContacts === null) return say('so_far');
  const n = row.contacts - row.previousContacts;
  if (n === 0) return say('contacts_same');
  return n > 0 ? say('contacts_more', { n }) : say('contacts_fewer', { n: -n });
}

/** "2.5 (1.2 to 4.6)", or that they are too few to tell. */
export function rateWords({ locale, say }: Teller, rate: DriverRate): string {
  const { per100, low, high } = rate;
  if (per100 === null || low === null || high === null) return say('too_few');
  const tell = (value: number) => decimals(locale, value);
  return say('rate_between', { rate: tell(per100), low: tell(low), high: tell(high) });
}

/** As many decimals as tell a small rate from a smaller one. */
const decimals = (locale: Locale, value: number) =>
  values.number(locale, value, value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 3);

/** "20 a week before, 15 now: down 25 %"; what is not known is left out. */
export function baselineWords(
  { locale, say }: Teller,
  target: NonNullable<TopTenRow['target']>,
  driver: string,
): string {
  const { metric, baseline, current } = target;
  if (baseline === null) return say('baseline_unknown');
  const unit = (value: number) =>
    say(metric === 'rate' ? 'unit_rate' : 'unit_count', { value: decimals(locale, value), driver });
  if (current === null) return say('baseline_only', { baseline: unit(baseline) });
  const now = say('baseline_now', { baseline: unit(baseline), current: unit(current) });
  return baseline > 0 ? `${now} (${changeWords(locale, current / baseline - 1)})` : now;
}

/** A change with its sign: "−25 %". */
function changeWords(locale: Locale, change: number): string {
  const share = values.percent(locale, Math.abs(change));
  if (Math.round(change * 100) === 0) return share;
  return `${change > 0 ? '+' : '−'}${share}`;
}

/** "At most 10 a week by 1 June 2026". */
export function goalWords(
  { locale, say }: Teller,
  { metric, goal, on }: NonNullable<TopTenRow['target']>,
  driver: string,
): string {
  const value = decimals(locale, goal);
  const unit = say(metric === 'rate' ? 'unit_rate' : 'unit_count', { value, driver });
  return say('goal', { goal: unit, date: values.date(locale, on) });
}

/** How far the target is reached: a share for the bar, and the words for it. */
export function progressWords({ locale, say }: Teller, progress: number): string {
  if (progress >= 1) return say('progress_reached');
  if (progress <= 0) return say('progress_none');
  return say('progress', { share: values.percent(locale, progress) });
}

export const moneyWords = (locale: Locale, value: number, currency: string): string =>
  new Intl.NumberFormat(intlLocale(locale), {
    style: 'currency',
    currency,
    maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 2,
  }).format(value);

/** The days of a week: "9 – 15 Nov 2026". */
export function weekDays(
  locale: Locale,
  { start, until }: Pick<TopTen, 'start' | 'until'>,
): string {
  const first = new Date(start);
  const last = new Date(Date.parse(until) - 86_400_000);
  // Browsers write such days in a mixture ("09.–15. nov 2026."): there both are told in full.
  if (locale !== 'en' && locale !== 'es') {
    const days = [first, last].map((day) => day.toISOString().slice(0, 10));
    return days.map((day) => values.date(locale, day)).join(' – ');
  }
  return new Intl.DateTimeFormat(intlLocale(locale), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatRange(first, last);
}

/** "46 % (43 to 49 %), 230 of 500", or how many where they are too few for a share. */
export function shareWords(
  { locale, say }: Teller,
  { count, of, share, low, high }: TopTen['covered'],
): string {
  const counts = { count: values.number(locale, count), of: values.number(locale, of) };
  if (share === null || low === null || high === null) return say('share_few', counts);
  const tell = (value: number) => values.percent(locale, value);
  return say('share', { ...counts, share: tell(share), low: tell(low), high: tell(high) });
}
