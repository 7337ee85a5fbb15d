import { offsetAt } from '@vocero/sql/local-time';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MINUTE = 60_000;

/** The clocks of a zone change: minutes ahead of Greenwich before and after. */
interface Change {
  at: number;
  before: number;
  after: number;
}

/** Clock changes in a span of time, in order. */
export function clockChanges(zone: string, from: number, until: number): Change[] {
  const changes: Change[] = [];
  let before = offsetAt(from, zone);
  for (let day = from; day < until; day += DAY) {
    const after = offsetAt(day + DAY, zone);
    if (after === before) continue;
    changes.push({ at: findChange(zone, day, before), before, after });
    before = after;
  }
  return changes;
}

/** To the minute, within a day that begins with one offset and ends with another. */
function findChange(zone: string, day: number, before: number): number {
  let low = day;
  let high = day + DAY;
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * A zone's rules as RFC 5545, section 3.6.5, writes them: what holds at first, then each change, as a
 * yearly rule where it is one in every year looked at, else day by day.
 * @param years the first and the last year to describe.
 */
export function zoneLines(zone: string, years: { first: number; last: number }): string[] {
  const from = Date.UTC(years.first, 0, 1);
  const changes = clockChanges(zone, from, Date.UTC(years.last + 1, 0, 1));
  const start = offsetAt(from, zone);
  const groups = groupByPattern(changes);
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance({ at: from, before: start, after: start }, []),
    ...[...groups.values()].flatMap((group) => groupLines(group, years)),
    'END:VTIMEZONE',
  ];
}

function groupByPattern(changes: readonly Change[]): Map<string, Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = patternOf(change);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return groups;
}

/** The clocks before a change show this when it comes. */
const localOf = ({ at, before }: Change) => new Date(at + before * MINUTE);

const patternOf = (change: Change) =>
  `${change.before} ${change.after} ${localOf(change).getUTCMonth()}`;

function groupLines(group: readonly Change[], years: { first: number; last: number }): string[] {
  const first = group[0]!;
  const rule = group.length === years.last - years.first + 1 ? yearlyRule(group) : null;
  if (rule) return observance(first, [rule]);
  // Calendars read one part for each change more reliably than a list of dates.
  return group.flatMap((change) => observance(change, []));
}

const days = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** Null where the changes are not on the same weekday of the month at the same time. */
function yearlyRule(group: readonly Change[]): string | null {
  const locals = group.map(localOf);
  const first = locals[0]!;
  const same = <T>(valueOf: (date: Date) => T) =>
    locals.every((date) => valueOf(date) === valueOf(first));
  if (!same((date) => date.getUTCDay()) || !same((date) => stamp(date).slice(8))) return null;
  const nth = locals.every(isLast) ? -1 : same(weekInMonth) ? weekInMonth(first) : null;
  if (nth === null) return null;
  return `RRULE:FREQ=YEARLY;BYMONTH=${first.getUTCMonth() + 1};BYDAY=${nth}${days[first.getUTCDay()]}`;
}

const weekInMonth = (date: Date) => Math.ceil(date.getUTCDate() / 7);
const isLast = (date: Date) =>
  new Date(date.getTime() + 7 * DAY).getUTCMonth() !== date.getUTCMonth();

function observance(change: Change, more: readonly string[]): string[] {
  const name = change.after > change.before ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${name}`,
    `DTSTART:${stamp(localOf(change))}`,
    ...more,
    `TZOFFSETFROM:${offset(change.before)}`,
    `TZOFFSETTO:${offset(change.after)}`,
    `TZNAME:${offset(change.after)}`,
    `END:${name}`,
  ];
}

/** `20260331T093000`. */
export const stamp = (date: Date) => date.toISOString().slice(0, 19).replace(/[-:]/g, '');

function offset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}
