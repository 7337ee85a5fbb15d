import type { OpeningHours, Spans } from '@vocero/sql/opening-hours';
import { clockAt } from '@vocero/sql/local-time';
import type { ShownHours } from './contract/open-page.ts';

const DAY = 86_400_000;

interface Clock {
  zone: string;
  now: Date;
  holidays: ReadonlySet<string>;
}

const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** When somebody is there on a day: as it is said for that day, else closed on holidays. */
export function spansOn({ week, days }: OpeningHours, day: string, isHoliday: boolean): Spans {
  const named = days.find((each) => each.day === day);
  if (named) return named.spans;
  return isHoliday ? [] : week[weekdayOf(day)]!;
}

/** The hours as everybody reads them, with whether somebody is there now and what is otherwise soon. */
export function showHours(hours: OpeningHours, { zone, now, holidays }: Clock): ShownHours {
  const clock = clockAt(now.getTime(), zone);
  const dayIn = (n: number) => new Date(clock + n * DAY).toISOString().slice(0, 10);
  const minute = Math.floor((clock % DAY) / 60_000);
  const today = dayIn(0);
  const isOpen = spansOn(hours, today, holidays.has(today)).some(
    ([from, until]) => from <= minute && minute < until,
  );
  const otherwise = Array.from({ length: 30 }, (_, n) => dayIn(n))
    .map((day) => ({ day, spans: spansOn(hours, day, holidays.has(day)) }))
    .filter(({ day, spans }) => !isSame(spans, hours.week[weekdayOf(day)]!));
  return { channel: hours.channel, week: hours.week, isOpen, otherwise: otherwise.slice(0, 5) };
}

const isSame = (a: Spans, b: Spans) => JSON.stringify(a) === JSON.stringify(b);
