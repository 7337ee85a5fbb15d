import type { Tx } from './connect.ts';

/** A month of the organisation's calendar as a sponsor looks at it: until now while it runs. */
export interface SponsorSpan {
  /** Its first day, and that of the next one. */
  month: string;
  until: string;
  startsAt: Date;
  /** The instant as of which things are told: the end of the month, or now. */
  at: Date;
  /** The day it is then: what was due before it is late. */
  day: string;
  isRunning: boolean;
  /** First days of the months beside it; null: nothing was there yet, or it has not come. */
  previous: string | null;
  next: string | null;
}

/**
 * The month that begins on a day, the running one unless one is given.
 * @returns undefined for a month that has not come, or in which there was no theme yet.
 */
export async function readSponsorSpan(
  tx: Tx,
  month: string | null,
): Promise<SponsorSpan | undefined> {
  const [row] = await tx<SponsorSpan[]>`
    with org as (
      select time_zone as zone, now() at time zone time_zone as local,
        date_trunc('month', now() at time zone time_zone) as running,
        (select date_trunc('month', least(min(created_at), now()) at time zone time_zone)
          from theme where org_id = app_org()) as oldest
      from organization where id = app_org()),
    span as (
      select zone, local, running, oldest, coalesce(date_trunc('month', ${month}::date::timestamp), running) as first
      from org)
    select first::date as month, (first + interval '1 month')::date as until,
      first at time zone zone as starts_at,
      least(now(), (first + interval '1 month') at time zone zone) as at,
      least(local, first + interval '1 month')::date as day,
      first = running as is_running,
      case when first > coalesce(oldest, running) then (first - interval '1 month')::date end
        as previous,
      case when first < running then (first + interval '1 month')::date end as next
    from span where first <= running and first >= coalesce(oldest, running)`;
  return row;
}
