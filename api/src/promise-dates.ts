import { endOfDay, type ClockCalendar } from '@vocero/sql/case-clock';
import { readCasePolicy, readClockCalendar } from '@vocero/sql/case-policy';
import type { Tx } from '@vocero/sql/connect';
import { dayAt, instantOf } from '@vocero/sql/local-time';
import { riskAtOf } from '@vocero/sql/promises';
import { briefWords } from './brief-words.ts';
import type { Locale } from './contract/values.ts';
import { InvalidInput } from './problem.ts';

export interface AskedDate {
  /** YYYY-MM-DD */
  day: string;
  /** HH:MM by the organisation's clocks; null: the end of the working day. */
  time: string | null;
}

/** When something that is promised for a day is due. */
export const dueOn = (calendar: ClockCalendar, { day, time }: AskedDate): Date =>
  time === null ? endOfDay(calendar, day) : instantOf(day, time, calendar.zone);

/**
 * When a promise that is made now is due, and from when on it is at risk.
 * @throws InvalidInput for a time that is over.
 */
export async function datesOf(tx: Tx, asked: AskedDate) {
  const calendar = await readClockCalendar(tx);
  const { riskShare } = await readCasePolicy(tx);
  const now = new Date(Math.floor(Date.now() / 1_000) * 1_000);
  const dueAt = dueOn(calendar, asked);
  if (dueAt <= now) {
    const path = [asked.time === null ? 'day' : 'time'];
    throw new InvalidInput([{ code: 'custom', path, message: 'promise_past', input: asked }]);
  }
  return { calendar, now, dueAt, riskAt: riskAtOf(now, dueAt, riskShare) };
}

/** A due date as people write it: the hour too, where it is not the end of the day. */
export function writeDue(calendar: ClockCalendar, dueAt: Date, locale: Locale): string {
  const day = dayAt(dueAt.getTime(), calendar.zone);
  const written = briefWords(locale).date(day);
  if (endOfDay(calendar, day).getTime() === dueAt.getTime()) return written;
  const format = { hour: '2-digit', minute: '2-digit', timeZone: calendar.zone } as const;
  return `${written}, ${new Intl.DateTimeFormat('en-GB', format).format(dueAt)}`;
}
