import { calendarDay, dayAfter, isWorkingDay, type ClockCalendar } from './case-clock.ts';

/** Nothing that is promised takes longer. */
const MOST_DAYS = 3_660;

/**
 * Working days from the day of one instant to that of another: 0 on the same day, 1 on the next
 * working day. The inverse of adding working days.
 */
export function workingDaysBetween(calendar: ClockCalendar, from: Date, until: Date): number {
  const last = calendarDay(calendar, until);
  let day = calendarDay(calendar, from);
  let count = 0;
  for (let days = 0; day < last && days < MOST_DAYS; days += 1) {
    day = dayAfter(calendar, day);
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return count;
}
