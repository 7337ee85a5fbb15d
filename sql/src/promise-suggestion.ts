import { addWorkingDays, type ClockCalendar } from './case-clock.ts';
import { workingDaysBetween } from './working-days.ts';

/** How alike the past cases are that a date is suggested from, the most alike first. */
export const likenesses = ['reason', 'department', 'all'] as const;
export type Likeness = (typeof likenesses)[number];

/** A past case, and how alike it is. */
export interface PastCase {
  /** Working days from receipt until it was decided or closed. */
  days: number;
  likeness: Likeness;
}

/** Fewer past cases than these are a thin history. */
export const enoughCases = 10;

export interface Usual {
  /** Four of five past cases took so many working days at most. */
  days: number;
  /** So many past cases it is from. */
  n: number;
  likeness: Likeness;
  isThin: boolean;
}

/**
 * How long such cases usually take: the 80th percentile by nearest rank, the smallest value that at
 * least 80 % do not exceed. Of the most alike cases of which there are ten; where there are nowhere
 * ten, of the most alike that there are at all, and the history is thin.
 * @returns null without any past case: then nobody knows, and no date should be promised.
 */
export function usualTime(past: readonly PastCase[]): Usual | null {
  const upTo = likenesses.map((likeness, at) => ({
    likeness,
    days: past
      .filter((one) => likenesses.indexOf(one.likeness) <= at)
      .map(({ days }) => days)
      .sort((a, b) => a - b),
  }));
  const found =
    upTo.find(({ days }) => days.length >= enoughCases) ?? upTo.find(({ days }) => days.length > 0);
  if (!found) return null;
  const { days, likeness } = found;
  const rank = Math.ceil(days.length * 0.8);
  return { days: days[rank - 1]!, n: days.length, likeness, isThin: days.length < enoughCases };
}

export interface PromiseTimes {
  receivedAt: Date;
  now: Date;
  usualDays: number;
  /** Working days on top, so that less is promised than is likely. */
  bufferDays: number;
}

/**
 * The day to promise: so many working days after the case came as such cases take, and the buffer. One
 * that has been open for as long as that already gets the whole time anew from today.
 * @returns YYYY-MM-DD, and never before the next working day.
 */
export function dayToPromise(calendar: ClockCalendar, times: PromiseTimes): string {
  const { receivedAt, now, usualDays, bufferDays } = times;
  const days = usualDays + bufferDays;
  const isOverdue = workingDaysBetween(calendar, receivedAt, now) >= Math.max(usualDays, 1);
  const day = addWorkingDays(calendar, isOverdue ? now : receivedAt, days);
  const soonest = addWorkingDays(calendar, now, 1);
  return day > soonest ? day : soonest;
}
