import type { Tx } from './connect.ts';

/** A span of days of the organisation's calendar, and the instants between which it lies. */
export interface Period {
  /** The first day. */
  from: string;
  /** The day after the last. */
  until: string;
  days: number;
  starts: Date;
  ends: Date;
}

/** The last so many days, today included, or the calendar month before this one. */
export type PeriodName = 'last_30' | 'last_90' | 'last_month';

const lengths = { last_30: 30, last_90: 90 } as const;

export function readNamedPeriod(tx: Tx, name: PeriodName): Promise<Period> {
  if (name !== 'last_month') {
    return readPeriod(tx, tx`today - ${lengths[name] - 1}::int`, tx`today + 1`);
  }
  const month = tx`date_trunc('month', today::timestamp)`;
  return readPeriod(tx, tx`(${month} - interval '1 month')::date`, tx`${month}::date`);
}

export const readDays = (tx: Tx, from: string, until: string) =>
  readPeriod(tx, tx`${from}::date`, tx`${until}::date`);

async function readPeriod(tx: Tx, from: ReturnType<Tx>, until: ReturnType<Tx>): Promise<Period> {
  const [row] = await tx<[Period]>`
    select first as from, after as until, after - first as days,
      first::timestamp at time zone zone as starts, after::timestamp at time zone zone as ends
    from (select ${from} as first, ${until} as after, zone
      from (select (now() at time zone time_zone)::date as today, time_zone as zone
        from organization where id = app_org()) as org) as span`;
  return row;
}

/** The day it is where the organisation is. */
export async function readToday(tx: Tx): Promise<string> {
  const [row] = await tx<[{ today: string }]>`
    select (now() at time zone time_zone)::date as today from organization where id = app_org()`;
  return row.today;
}
