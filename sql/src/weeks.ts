import type { Tx } from './connect.ts';

/**
 * The last `count` weeks of the organisation's own calendar, oldest first; the last one is running:
 * start (the day), starts and ends (instants). To be used as a table in a query.
 */
export const lastWeeks = (tx: Tx, count: number) => tx`(
  select first::date as start, first at time zone zone as starts,
    (first + interval '7 days') at time zone zone as ends
  from (select time_zone as zone,
      week_of(now(), time_zone, first_weekday)::timestamp as this_week
      from organization where id = app_org()) as org
    cross join lateral generate_series(
      this_week - ${count - 1} * interval '7 days', this_week, interval '7 days') as first)`;

/** The first day of the running week, by the organisation's calendar. */
export async function readThisWeek(tx: Tx): Promise<string> {
  const [row] = await tx<[{ start: string }]>`
    select week_of(now(), time_zone, first_weekday) as start from organization where id = app_org()`;
  return row.start;
}

/** The running day, by the organisation's calendar. */
export async function readToday(tx: Tx): Promise<string> {
  const [row] = await tx<[{ day: string }]>`
    select (now() at time zone time_zone)::date as day from organization where id = app_org()`;
  return row.day;
}
