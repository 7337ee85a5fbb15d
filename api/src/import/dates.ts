import type { ImportMapping } from '../contract/imports.ts';

export type DateOrder = ImportMapping['dateOrder'];
type DateFault = 'date_form' | 'date_out_of_range';

/** A date as PostgreSQL reads it; without an offset it is the local time of the session's zone. */
export type ReadDate = { date: string } | { fault: DateFault };

const TIME = String.raw`(?:(?:T|,?\s{1,2})(?<hour>\d{1,2})[:.h](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:[.,](?<part>\d{1,9}))?)?\s?(?<half>[ap]\.?\s?m\.?)?\s?(?<offset>z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?`;
const YEAR_FIRST = new RegExp(
  String.raw`^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})\.?${TIME}$`,
  'i',
);
const YEAR_LAST = new RegExp(
  String.raw`^(?<first>\d{1,2})[-/.]\s?(?<next>\d{1,2})[-/.]\s?(?<year>\d{4}|\d{2})\.?${TIME}$`,
  'i',
);

const LONGEST = 40;

/**
 * Reads a date with or without a time: `2026-03-31T14:30:00Z`, `31.3.2026. 14:30`, `3/31/26 2:30 PM`.
 * A day without a time is its noon, so that it stays that day in every time zone nearby.
 * @param order what the first two numbers mean where the year comes last; `iso` takes day first.
 */
export function readDate(text: string, order: DateOrder): ReadDate {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return { fault: 'date_form' };
  const groups = (YEAR_FIRST.exec(trimmed) ?? YEAR_LAST.exec(trimmed))?.groups;
  return groups ? assemble(groups, order) : { fault: 'date_form' };
}

type Groups = Record<string, string | undefined>;

function assemble(groups: Groups, order: DateOrder): ReadDate {
  const { year, month, day } = dayOf(groups, order);
  if (year < 1900 || year >= 2200) return { fault: 'date_out_of_range' };
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return { fault: 'date_form' };
  const time = timeOf(groups);
  if (!time) return { fault: 'date_form' };
  return { date: `${year}-${two(month)}-${two(day)} ${time}` };
}

function dayOf(groups: Groups, order: DateOrder) {
  const { year = '', month, day, first, next } = groups;
  if (month !== undefined) return { year: +year, month: +month, day: Number(day) };
  const fullYear = year.length === 2 ? 2000 + +year : +year;
  return order === 'mdy'
    ? { year: fullYear, month: Number(first), day: Number(next) }
    : { year: fullYear, month: Number(next), day: Number(first) };
}

function timeOf({ hour, minute, second = '00', part, half, offset = '' }: Groups) {
  if (hour === undefined) return '12:00:00';
  const hours = half ? (+hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0) : +hour;
  if (hours > 23 || Number(minute) > 59 || +second > 59 || (half && +hour > 12)) return undefined;
  const zone = zoneOf(offset.toLowerCase());
  if (zone === undefined) return undefined;
  return `${two(hours)}:${minute}:${second}${part ? `.${part.slice(0, 3)}` : ''}${zone}`;
}

/** Offsets on earth go from -12:00 to +14:00. */
function zoneOf(offset: string): string | undefined {
  if (offset === '') return '';
  if (/^(z|utc|gmt)$/.test(offset)) return '+00:00';
  const hours = +offset.slice(1, 3);
  const minutes = offset.slice(3).replace(':', '') || '00';
  return hours > 14 || +minutes > 59 ? undefined : `${offset[0]}${two(hours)}:${minutes}`;
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const two = (value: number) => String(value).padStart(2, '0');

/**
 * The order of day and month that these dates are written in: the one in which all of them are
 * dates. Slashes that could be either are day first, unless a clock of twelve hours says otherwise.
 */
export function detectDateOrder(texts: readonly string[]): DateOrder {
  const trimmed = texts.map((text) => text.trim());
  if (trimmed.every((text) => YEAR_FIRST.test(text))) return 'iso';
  const reads = (order: DateOrder) =>
    trimmed.filter((text) => 'date' in readDate(text, order)).length;
  const [dayFirst, monthFirst] = [reads('dmy'), reads('mdy')];
  if (dayFirst !== monthFirst) return dayFirst > monthFirst ? 'dmy' : 'mdy';
  return trimmed.some((text) => text.includes('/') && /[ap]m$/i.test(text)) ? 'mdy' : 'dmy';
}
