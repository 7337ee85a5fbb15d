import { instantOf } from './local-time.ts';

/** Minutes of a day: from, until. */
export type Span = readonly [from: number, until: number];

/** When the clocks of an organisation run. */
export interface ClockCalendar {
  zone: string;
  clock: 'always' | 'working_days' | 'working_hours';
  /** Working hours by day, Monday first; an empty list is a day off. */
  week: readonly (readonly Span[])[];
  /** Days on which nobody works, YYYY-MM-DD. */
  holidays: ReadonlySet<string>;
}

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
/** Longer than any clock runs; a calendar without a working day would be looked through for ever. */
const MOST_DAYS = 3_660;

const DAY = 86_400_000;

const shifted = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** What a calendar says of a day: worked out once, however many clocks are read by it. */
interface Day {
  start: number;
  next: string;
  runs: { from: number; until: number }[];
}
const known = new WeakMap<ClockCalendar, Map<string, Day>>();

function dayOf(calendar: ClockCalendar, day: string): Day {
  const days = known.get(calendar) ?? new Map<string, Day>();
  known.set(calendar, days);
  const there = days.get(day);
  if (there) return there;
  const start = instantOf(day, '00:00', calendar.zone).getTime();
  const made = { start, next: shifted(day, 1), runs: runsOf(calendar, day) };
  days.set(day, made);
  return made;
}

/** The day after one. */
export const dayAfter = (calendar: ClockCalendar, day: string) => dayOf(calendar, day).next;

/** The day that it is at an instant by the clocks of a calendar, YYYY-MM-DD. */
export function calendarDay(calendar: ClockCalendar, at: Date): string {
  const instant = at.getTime();
  let day = new Date(instant).toISOString().slice(0, 10); // a zone is at most a day off
  while (dayOf(calendar, day).start > instant) day = shifted(day, -1);
  for (;;) {
    const { next } = dayOf(calendar, day);
    if (dayOf(calendar, next).start > instant) return day;
    day = next;
  }
}

const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** Whether anybody works on a day. */
export function isWorkingDay(calendar: ClockCalendar, day: string): boolean {
  return !calendar.holidays.has(day) && (calendar.week[weekdayOf(day)]?.length ?? 0) > 0;
}

/** The parts of a day in which the clock runs, as instants. */
function runsOf(calendar: ClockCalendar, day: string): { from: number; until: number }[] {
  const isOff = calendar.clock !== 'always' && !isWorkingDay(calendar, day);
  if (isOff) return [];
  const spans =
    calendar.clock === 'working_hours'
      ? (calendar.week[weekdayOf(day)] ?? [])
      : ([[0, DAY_MINUTES]] as const);
  return spans.map(([from, until]) => ({
    from: atMinute(calendar, day, from),
    until: atMinute(calendar, day, until),
  }));
}

function atMinute({ zone }: ClockCalendar, day: string, minute: number): number {
  if (minute >= DAY_MINUTES) return instantOf(shifted(day, 1), '00:00', zone).getTime();
  const clock = [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, '0'));
  return instantOf(day, clock.join(':'), zone).getTime();
}

/**
 * The instant at which a clock that starts at `from` has run for so many hours. It stands still where
 * nobody works, as the calendar says; where nobody ever does, it runs always.
 */
export function addClockHours(calendar: ClockCalendar, from: Date, hours: number): Date {
  let left = hours * 60 * MINUTE;
  let day = calendarDay(calendar, from);
  for (let days = 0; days < MOST_DAYS; days += 1, day = dayAfter(calendar, day)) {
    for (const run of dayOf(calendar, day).runs) {
      const start = Math.max(run.from, from.getTime());
      if (start >= run.until) continue;
      if (start + left <= run.until) return new Date(start + left);
      left -= run.until - start;
    }
  }
  return new Date(from.getTime() + hours * 60 * MINUTE);
}

/** Hours that the clock ran between two instants; 0 when `until` is not after `from`. */
export function clockHoursBetween(calendar: ClockCalendar, from: Date, until: Date): number {
  let sum = 0;
  const end = until.getTime();
  let day = calendarDay(calendar, from);
  const last = calendarDay(calendar, until);
  for (let days = 0; day <= last && days < MOST_DAYS; days += 1, day = dayAfter(calendar, day)) {
    for (const run of dayOf(calendar, day).runs) {
      sum += Math.max(0, Math.min(run.until, end) - Math.max(run.from, from.getTime()));
    }
  }
  return sum / (60 * MINUTE);
}

/** The day that lies so many working days after that of an instant, YYYY-MM-DD; 0: the next one from it. */
export function addWorkingDays(calendar: ClockCalendar, from: Date, workingDays: number): string {
  let day = calendarDay(calendar, from);
  let left = workingDays;
  for (let days = 0; days < MOST_DAYS; days += 1, day = dayAfter(calendar, day)) {
    if (!isWorkingDay(calendar, day)) continue;
    if (left <= 0) return day;
    left -= 1;
  }
  return calendarDay(calendar, new Date(from.getTime() + workingDays * DAY));
}

/** When work ends on a day; at midnight where nobody works on it. */
export function endOfDay(calendar: ClockCalendar, day: string): Date {
  const spans = calendar.holidays.has(day) ? [] : (calendar.week[weekdayOf(day)] ?? []);
  const until = spans.at(-1)?.[1] ?? DAY_MINUTES;
  return new Date(atMinute(calendar, day, until));
}
