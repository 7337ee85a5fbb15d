import type { Tx } from './connect.ts';

/** Of an organisation whose comments go back further, so many months are closed at first. */
const FIRST_MONTHS = 12;

/** A month of the organisation's calendar, and the instants between which it lies. */
export interface Month {
  /** Its first day, and that of the next one. */
  month: string;
  until: string;
  startsAt: Date;
  endsAt: Date;
}

/**
 * The month that begins on a day. It lies between midnights of the organisation's clocks, but never
 * begins before the one closed last has ended: where the zone is another one now, no hour is charged
 * twice, and none is left out.
 */
export async function readMonth(tx: Tx, month: string): Promise<Month> {
  const [row] = await tx<[Month]>`
    select first::date as month, next::date as until,
      coalesce((select ends_at from statement where org_id = app_org()
        and statement.month = (first - interval '1 month')::date), first at time zone time_zone)
        as starts_at,
      next at time zone time_zone as ends_at
    from organization cross join lateral (
      select ${month}::date::timestamp as first,
        ${month}::date::timestamp + interval '1 month' as next) as bounds
    where id = app_org()`;
  return row;
}

/** The first day of the running month, by the organisation's calendar. */
export async function readThisMonth(tx: Tx): Promise<string> {
  const [row] = await tx<[{ month: string }]>`
    select date_trunc('month', now() at time zone time_zone)::date as month
    from organization where id = app_org()`;
  return row.month;
}

/** The first month of the organisation's calendar that is over and not closed; undefined: none. */
export async function findOpenMonth(tx: Tx): Promise<string | undefined> {
  const [row] = await tx<{ month: string }[]>`
    with org as (
      select date_trunc('month', now() at time zone time_zone) as this_month,
        (select max(month) from statement where org_id = app_org()) as last,
        (select date_trunc('month', min(occurred_at) at time zone time_zone) from feedback
          where org_id = app_org()) as first
      from organization where id = app_org()),
    due as (
      select this_month, coalesce(last + interval '1 month',
        greatest(first, this_month - ${FIRST_MONTHS} * interval '1 month')) as month
      from org where last is not null or first is not null)
    select month::date as month from due where month < this_month`;
  return row?.month;
}
