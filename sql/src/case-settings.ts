import type { CasePolicy } from './case-policy.ts';
import type { Tx } from './connect.ts';

export interface Holiday {
  day: string;
  name: string;
}

/** Days on which nobody works, from a year ago on. */
export function listHolidays(tx: Tx) {
  return tx<Holiday[]>`
    select day, name from holiday
    where org_id = app_org() and day >= current_date - 400 order by day limit 2000`;
}

/** A day that is named already gets the new name. */
export async function writeHolidays(tx: Tx, holidays: readonly Holiday[]): Promise<void> {
  const days = new Map(holidays.map(({ day, name }) => [day, name]));
  await tx`
    insert into holiday (org_id, day, name)
    select app_org(), day, name
    from unnest(${[...days.keys()]}::date[], ${[...days.values()]}::text[]) as new (day, name)
    on conflict (org_id, day) do update set name = excluded.name`;
}

export async function deleteHoliday(tx: Tx, day: string): Promise<boolean> {
  const rows = await tx`
    delete from holiday where org_id = app_org() and day = ${day} returning day`;
  return rows.length > 0;
}

/** Says how cases are dealt with from now on; clocks that run already stay as they are. */
export async function writeCasePolicy(tx: Tx, policy: CasePolicy): Promise<void> {
  const { opensFor, ackHours, clock, ownerIds, bufferDays, riskShare, aftercareDays } = policy;
  const days = policy.week.map((spans) => spans.map(([from, until]) => [from, until]));
  await tx`
    update case_policy set opens_for = ${opensFor}, ack_hours = ${ackHours}, clock = ${clock},
      week = ${tx.json(days)}, owner_ids = ${ownerIds}, buffer_days = ${bufferDays},
      risk_share = ${riskShare}, aftercare_days = ${aftercareDays}, miss_hours = ${policy.missHours},
      shows = ${policy.shows}
    where org_id = app_org()`;
}
