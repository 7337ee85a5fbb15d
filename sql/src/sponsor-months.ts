import type { Tx } from './connect.ts';
import { appendMessages } from './messages.ts';
import { sponsorParts, type SponsorPart } from './sponsor-state.ts';

/** So many days into a month its sponsors are still told of the one before. */
const DAYS = 7;

/**
 * The first day of the month before this one, of which the sponsors have not been told; null: they
 * have, the month is older than the organisation or no news any more, or there is no sponsor.
 */
export async function monthToTell(tx: Tx, now = new Date()): Promise<string | null> {
  const [row] = await tx<{ month: string }[]>`
    select (first - interval '1 month')::date as month
    from organization o cross join lateral (
      select date_trunc('month', ${now}::timestamptz at time zone time_zone) as first,
        ${now}::timestamptz at time zone time_zone as local) as clock
    where o.id = app_org() and local < first + ${DAYS} * interval '1 day'
      and o.created_at at time zone o.time_zone < first
      and exists (select from member
        where org_id = app_org() and role = 'sponsor' and disabled_at is null)
      and not exists (select from sponsor_month
        where org_id = app_org() and first_day = (first - interval '1 month')::date)`;
  return row?.month ?? null;
}

export type MonthNumbers = Record<SponsorPart, number>;

/**
 * Tells every sponsor of a month that is over.
 * @param before how it stood a month earlier; null: there was nothing yet.
 * @returns false when they were told before.
 */
export async function tellSponsors(
  tx: Tx,
  month: string,
  { now, before }: { now: MonthNumbers; before: MonthNumbers | null },
): Promise<boolean> {
  const [told] = await tx`
    insert into sponsor_month (org_id, first_day) values (app_org(), ${month})
    on conflict (org_id, first_day) do nothing returning first_day`;
  if (!told) return false;
  const sponsors = await tx<{ id: string }[]>`
    select id from member
    where org_id = app_org() and role = 'sponsor' and disabled_at is null order by id`;
  await appendMessages(
    tx,
    sponsors.map(({ id }) => ({
      kind: 'sponsor_month',
      memberId: id,
      once: `sponsor_month ${month}`,
      data: { month, ...numbersOf(now, ''), ...(before ? numbersOf(before, 'before_') : {}) },
    })),
  );
  return true;
}

const numbersOf = (numbers: MonthNumbers, prefix: string) =>
  Object.fromEntries(sponsorParts.map((part) => [`${prefix}${part}`, numbers[part]]));
