import type { Tx } from './connect.ts';
import type { ChargeMode } from './statement-count.ts';

/** How an organisation counts, and what it calls much. */
export interface Measures {
  /** ISO 8601: 1 is Monday, 7 is Sunday. */
  firstWeekday: number;
  repeatDays: number;
  recurringComments: number;
  recurringDays: number;
  recurringPeople: number;
  recurringUnits: number;
  stalledWeeks: number;
  /** A comment that is older and in no theme that was acted on was asked for and not acted on. */
  askedDays: number;
  contactMinutes: number;
  /** Null: contacts have no price yet. */
  minuteCost: number | null;
  currency: string;
  /** What contacts are counted per 100 of; null: of nothing. */
  driverName: string | null;
  /** What an hour of work on an action costs; null: hours have no price. */
  hourCost: number | null;
  /** Whether departments are told what their contacts cost, or charged with it. */
  chargeMode: ChargeMode;
}

export async function readMeasures(tx: Tx): Promise<Measures> {
  const [row] = await tx<[Measures]>`
    select first_weekday, repeat_days, recurring_comments, recurring_days, recurring_people,
      recurring_units, stalled_weeks, asked_days, contact_minutes, minute_cost, currency, driver_name,
      hour_cost, charge_mode
    from organization where id = app_org()`;
  return row;
}

/** Writes what is named and leaves the rest: two who change different things at once both get theirs. */
export async function updateMeasures(tx: Tx, change: Partial<Measures>): Promise<Measures> {
  const names = Object.keys(change) as (keyof Measures)[];
  if (names.length > 0) {
    await tx`update organization set ${tx(change, ...names)} where id = app_org()`;
  }
  return readMeasures(tx);
}
