import type { Cadence } from '@vocero/sql/councils';

/** Days are counted in whole numbers from 1970 on. */
const DAY = 86_400_000;
const toNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY;
const toDay = (number: number) => new Date(number * DAY).toISOString().slice(0, 10);

/** 1 is Monday; the first day of 1970 was a Thursday. */
const weekdayOf = (number: number) => ((((number + 3) % 7) + 7) % 7) + 1;

/** A day so many days later, or earlier. */
export const addDays = (day: string, days: number) => toDay(toNumber(day) + days);

/** The days on which a council meets from `from` on, so many of them, in order. */
export function meetingDays(cadence: Cadence, from: string, count: number): string[] {
  return cadence.freq === 'week'
    ? weeklyDays(cadence, from, count)
    : monthlyDays(cadence, from, count);
}

/** Whether a day is one of them. */
export const isMeetingDay = (cadence: Cadence, day: string) =>
  meetingDays(cadence, day, 1)[0] === day;

function weeklyDays({ every, weekday, fromDay }: Cadence, from: string, count: number): string[] {
  const earliest = toNumber(fromDay);
  const first = earliest + ((weekday - weekdayOf(earliest) + 7) % 7);
  const step = 7 * every;
  const passed = Math.max(0, Math.ceil((toNumber(from) - first) / step));
  return Array.from({ length: count }, (_, i) => toDay(first + (passed + i) * step));
}

function monthlyDays(cadence: Cadence, from: string, count: number): string[] {
  const earliest = monthOf(cadence.fromDay);
  const first = dayIn(earliest, cadence) < cadence.fromDay ? earliest + 1 : earliest;
  const since = Math.max(first, monthOf(from));
  const aligned = first + Math.ceil((since - first) / cadence.every) * cadence.every;
  const start = dayIn(aligned, cadence) < from ? aligned + cadence.every : aligned;
  return Array.from({ length: count }, (_, i) => dayIn(start + i * cadence.every, cadence));
}

/** Months are counted in whole numbers from the year 0 on. */
function monthOf(day: string): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return year * 12 + month - 1;
}

/** The first to fourth of a weekday in a month, or the last one. */
function dayIn(month: number, { weekday, nth }: Cadence): string {
  const start = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
  const end = Date.UTC(Math.floor((month + 1) / 12), (month + 1) % 12, 1) / DAY;
  const first = start + ((weekday - weekdayOf(start) + 7) % 7);
  if (nth !== -1) return toDay(first + ((nth ?? 1) - 1) * 7);
  return toDay(first + 7 * Math.floor((end - 1 - first) / 7));
}
