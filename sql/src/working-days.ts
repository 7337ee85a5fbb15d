import { isWorkingDay, type ClockCalendar } from './case-clock.ts';
import { dayAt } from './local-time.ts';

const DAY = 86_400_000;
/** Nothing that is promised takes longer. */
const MOST_DAYS = 3_660;

/**
 * Working days from the day of one instant to that of another: 0 on the same day, 1 on the next
 * working day. The inverse of adding working days.
 */
export function workingDaysBetween(calendar: ClockCalendar, from: Date, until: Date): number {
  const last = dayAt(until.getTime(), calendar.zone);
  let day = dayAt(from.getTime(), calendar.zone);
  let count = 0;
  for (let days = 0; day < last && days < MOST_DAYS; days += 1) {
    day = new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return count;
}
