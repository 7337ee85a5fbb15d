import type { Tx } from './connect.ts';

export type Spans = [from: number, until: number][];

export interface OpeningHours {
  channel: string;
  week: Spans[];
  days: { day: string; spans: Spans }[];
}

export function listOpeningHours(tx: Tx) {
  return tx<OpeningHours[]>`
    select channel, week, days from opening_hours where org_id = app_org() order by position, channel`;
}

export async function replaceOpeningHours(tx: Tx, items: readonly OpeningHours[]): Promise<void> {
  await tx`delete from opening_hours where org_id = app_org()`;
  for (const [position, { channel, week, days }] of items.entries()) {
    await tx`
      insert into opening_hours (org_id, channel, week, days, position)
      values (app_org(), ${channel}, ${tx.json(week)}, ${tx.json(days)}, ${position})`;
  }
}

/** Holidays from a day on, and for so many days. */
export async function listHolidays(tx: Tx, from: string, days: number): Promise<string[]> {
  const rows = await tx<{ day: string }[]>`
    select day from holiday
    where org_id = app_org() and day >= ${from} and day < ${from}::date + ${days}::int order by day`;
  return rows.map(({ day }) => day);
}

/** Comments of 90 days by weekday (0 is Monday) and hour, by the organisation's clock. */
export function countDemand(tx: Tx) {
  return tx<{ weekday: number; hour: number; n: number }[]>`
    select extract(isodow from at)::int - 1 as weekday, extract(hour from at)::int as hour,
      count(*)::int as n
    from (
      select f.occurred_at at time zone o.time_zone as at
      from feedback f cross join (
        select time_zone from organization where id = app_org()) as o
      where f.org_id = app_org() and f.occurred_at > now() - interval '90 days'
        and f.occurred_at <= now()) as heard
    group by 1, 2`;
}
