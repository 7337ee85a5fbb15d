import type { Tx } from './connect.ts';

/** What contacts are counted per 100 of, in so many days from the first one on. */
export interface DriverAmount {
  firstDay: string;
  days: number;
  amount: number;
}

/** Newest first: those that have a day from `from` on and before `until`. */
export function listDriverAmounts(tx: Tx, from: string, until: string) {
  return tx<DriverAmount[]>`
    select first_day, days, amount from driver_amount
    where org_id = app_org() and ${overlaps(tx, from, until)}
    order by first_day desc`;
}

/**
 * The amount of a span of days. A period that reaches beyond it counts with its share of days.
 * @param from the first day.
 * @param until the day after the last.
 * @returns null where any day is not known.
 */
export async function sumDriver(tx: Tx, from: string, until: string): Promise<number | null> {
  const [row] = await tx<[{ amount: number | null }]>`
    select case when sum(shared) = ${until}::date - ${from}::date
      then sum(amount * shared / days) end as amount
    from driver_amount cross join lateral (
      select least(first_day + days, ${until}::date) - greatest(first_day, ${from}::date) as shared
    ) as part
    where org_id = app_org() and ${overlaps(tx, from, until)}`;
  return row.amount;
}

/**
 * Writes a period; one that begins on the same day is replaced.
 * @throws a database error 23P01 when it overlaps another.
 */
export async function putDriverAmount(tx: Tx, { firstDay, days, amount }: DriverAmount) {
  await tx`
    insert into driver_amount (org_id, first_day, days, amount)
    values (app_org(), ${firstDay}, ${days}, ${amount})
    on conflict (org_id, first_day)
      do update set days = excluded.days, amount = excluded.amount, changed_at = now()`;
}

/** The period that begins on a day. */
export async function findDriverAmount(tx: Tx, firstDay: string) {
  const [row] = await tx<{ days: number; amount: number }[]>`
    select days, amount from driver_amount
    where org_id = app_org() and first_day = ${firstDay}`;
  return row;
}

/** Says whether there was one that begins on that day. */
export async function deleteDriverAmount(tx: Tx, firstDay: string): Promise<boolean> {
  const rows = await tx`
    delete from driver_amount where org_id = app_org() and first_day = ${firstDay}
    returning first_day`;
  return rows.length > 0;
}

/** No period has more than 366 days, so that the key finds those that began before. */
const overlaps = (tx: Tx, from: string, until: string) => tx`
  first_day > ${from}::date - 366 and first_day < ${until}::date
  and first_day + days > ${from}::date`;
