import type { DriverAmount } from '@vocero/api/contract/drivers';

const DAY = 86_400_000;

/** A week of the table: what is known of it, and the first days of what is there in its stead. */
export interface DriverWeek {
  firstDay: string;
  /** The day after the last. */
  until: string;
  amount: number | null;
  /** Periods of other lengths that have days of this week. */
  others: DriverAmount[];
}

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The first day of the week in which a day falls. ISO: 1 is Monday, 7 is Sunday. */
export function weekStart(day: string, firstWeekday: number): string {
  const weekday = new Date(day).getUTCDay() || 7;
  return addDays(day, -((weekday - firstWeekday + 7) % 7));
}

/** Weeks up to and with the one that begins on `last`, newest first. */
export function weeksUntil(
  last: string,
  count: number,
  amounts: readonly DriverAmount[],
): DriverWeek[] {
  return Array.from({ length: count }, (_, n) => {
    const firstDay = addDays(last, -7 * n);
    const until = addDays(firstDay, 7);
    const isWeek = (one: DriverAmount) => one.firstDay === firstDay && one.days === 7;
    const others = amounts.filter(
      (one) => !isWeek(one) && one.firstDay < until && addDays(one.firstDay, one.days) > firstDay,
    );
    return { firstDay, until, amount: amounts.find(isWeek)?.amount ?? null, others };
  });
}
