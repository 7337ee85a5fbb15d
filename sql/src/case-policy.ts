import type { ClockCalendar, Span } from './case-clock.ts';
import type { Tx } from './connect.ts';

/** How an organisation deals with cases; what nobody changed is as the columns say. */
export interface CasePolicy {
  opensFor: ('contact' | 'urgent')[];
  ackHours: number;
  clock: ClockCalendar['clock'];
  week: Span[][];
  ownerIds: string[];
  bufferDays: number;
  riskShare: number;
  aftercareDays: number;
  /** Clock hours after a missed promise until managers hear of it, if nothing came after. */
  missHours: number;
  shows: 'role' | 'name';
}

export async function readCasePolicy(tx: Tx): Promise<CasePolicy> {
  await tx`insert into case_policy (org_id) values (app_org()) on conflict do nothing`;
  const [row] = await tx<[CasePolicy]>`
    select opens_for, ack_hours, clock, week, owner_ids, buffer_days, risk_share, aftercare_days,
      miss_hours, shows
    from case_policy where org_id = app_org()`;
  return row;
}

/** When the clocks of the organisation run. */
export async function readClockCalendar(tx: Tx): Promise<ClockCalendar> {
  const { clock, week } = await readCasePolicy(tx);
  const [{ zone }] = await tx<[{ zone: string }]>`
    select time_zone as zone from organization where id = app_org()`;
  const holidays = await tx<{ day: string }[]>`
    select day from holiday
    where org_id = app_org() and day >= current_date - 400 order by day limit 2000`;
  return { zone, clock, week, holidays: new Set(holidays.map(({ day }) => day)) };
}
