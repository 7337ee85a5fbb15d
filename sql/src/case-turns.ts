import { addClockHours, clockHoursBetween } from './case-clock.ts';
import { handOverCases } from './case-handover.ts';
import { readClockCalendar } from './case-policy.ts';
import type { Tx } from './connect.ts';
import {
  isAtRisk,
  isMissed,
  isSoon,
  isTooEarly,
  isUnmet,
  lookAfterPromises,
} from './promise-turns.ts';
import { listManagers, tellMembers, type Told } from './tell-members-of-cases.ts';

/** So much of the time for acknowledging is over when the one responsible is told. */
const AMBER = 5 / 6;

const isUnseen = (tx: Tx) => tx`c.closed_at is null and c.acknowledged_at is null`;
const isUntimed = (tx: Tx) => tx`${isUnseen(tx)} and c.ack_warned_at is null
  and c.ack_warn_at is null`;
const isAmber = (tx: Tx) => tx`${isUnseen(tx)} and c.ack_warned_at is null
  and c.ack_warn_at <= now()`;
const isRed = (tx: Tx) => tx`${isUnseen(tx)} and c.ack_missed_at is null and c.ack_due_at <= now()`;
const isSilent = (tx: Tx) => tx`c.closed_at is null and c.next_contact_at <= now()
  and c.contact_told_for is distinct from c.next_contact_at`;

/**
 * Names what is due of the clocks of cases and promises: another name whenever something else is.
 * Null: nothing is.
 */
export async function casesDue(tx: Tx): Promise<string | null> {
  const promises = [isAtRisk(tx), isSoon(tx), isMissed(tx), isTooEarly(tx), isUnmet(tx)];
  const cases = [isUntimed(tx), isAmber(tx), isRed(tx), isSilent(tx)];
  const names: string[] = [];
  for (const [at, holds] of promises.entries()) {
    const [{ name }] = await tx<[{ name: string | null }]>`
      select md5(string_agg(p.id::text, ' ' order by p.id)) as name
      from promise p where p.org_id = app_org() and ${holds}`;
    if (name !== null) names.push(`p${at} ${name}`);
  }
  for (const [at, holds] of cases.entries()) {
    const [{ name }] = await tx<[{ name: string | null }]>`
      select md5(string_agg(c.id::text || c.next_contact_at::text, ' ' order by c.id)) as name
      from customer_case c where c.org_id = app_org() and ${holds}`;
    if (name !== null) names.push(`c${at} ${name}`);
  }
  const gone = await listGoneOwners(tx);
  if (gone.length > 0) names.push(`o ${gone.join(' ')}`);
  return names.length === 0 ? null : names.join(' ');
}

/** Does all that the clocks of cases and promises ask for now, once each. */
export async function lookAfterCases(tx: Tx): Promise<void> {
  for (const id of await listGoneOwners(tx)) await handOverCases(tx, id);
  await setAmber(tx);
  await warnOwners(tx);
  await tellUnacknowledged(tx);
  await tellSilent(tx);
  await lookAfterPromises(tx);
}

/** Members who can act no more and are still responsible for something. */
async function listGoneOwners(tx: Tx): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select m.id from member m
    where m.org_id = app_org() and m.disabled_at is not null and exists (
      select from customer_case c
      where c.org_id = m.org_id and c.owner_id = m.id and c.closed_at is null)
    order by m.id`;
  return rows.map(({ id }) => id);
}

/** When the clock of an acknowledgement turns amber, by the calendar in force when it is first seen. */
async function setAmber(tx: Tx): Promise<void> {
  const rows = await tx<{ id: string; receivedAt: Date; ackDueAt: Date }[]>`
    select c.id, c.received_at, c.ack_due_at from customer_case c
    where c.org_id = app_org() and ${isUntimed(tx)} order by c.id for update`;
  if (rows.length === 0) return;
  const calendar = await readClockCalendar(tx);
  const times = rows.map(({ id, receivedAt, ackDueAt }) => {
    const hours = clockHoursBetween(calendar, receivedAt, ackDueAt) * AMBER;
    const amber = Math.min(addClockHours(calendar, receivedAt, hours).getTime(), +ackDueAt);
    return { id, at: new Date(amber).toISOString() };
  });
  await tx`
    update customer_case c set ack_warn_at = t.at
    from jsonb_to_recordset(${tx.json(times)}) as t (id uuid, at timestamptz)
    where c.org_id = app_org() and c.id = t.id`;
}

interface DueCase extends Told {
  dueAt: Date;
  isAcknowledged: boolean;
}

const around = (tx: Tx) => tx`organization o, member owner
  where c.org_id = app_org() and o.id = c.org_id
    and owner.org_id = c.org_id and owner.id = c.owner_id`;
const columns = (tx: Tx) => tx`c.id as case_id, c.code, c.feedback_id, c.owner_id, c.deputy_id,
  owner.name as owner, c.acknowledged_at is not null as is_acknowledged`;
const ackColumns = (tx: Tx) => tx`${columns(tx)}, c.ack_due_at as due_at,
  to_char(c.ack_due_at at time zone o.time_zone, 'YYYY-MM-DD HH24:MI') as at`;

const onceOf = ({ caseId, dueAt }: DueCase) => ({ name: `${caseId} ${dueAt.toISOString()}` });

async function warnOwners(tx: Tx): Promise<void> {
  const rows = await tx<DueCase[]>`
    update customer_case c set ack_warned_at = now()
    from ${around(tx)} and ${isAmber(tx)} returning ${ackColumns(tx)}`;
  for (const row of rows) await tellMembers(tx, row, 'case_ack_soon', [row.ownerId], onceOf(row));
}

async function tellUnacknowledged(tx: Tx): Promise<void> {
  const rows = await tx<DueCase[]>`
    update customer_case c set ack_missed_at = now()
    from ${around(tx)} and ${isRed(tx)} returning ${ackColumns(tx)}`;
  if (rows.length === 0) return;
  const managers = await listManagers(tx);
  for (const row of rows) {
    await tellMembers(tx, row, 'case_ack_over', [row.ownerId, ...managers], onceOf(row));
  }
}

/** The customer was to hear from us by now. What nobody has acknowledged is told of above. */
async function tellSilent(tx: Tx): Promise<void> {
  const rows = await tx<DueCase[]>`
    update customer_case c set contact_told_for = c.next_contact_at
    from ${around(tx)} and ${isSilent(tx)}
    returning ${columns(tx)}, c.next_contact_at as due_at,
      to_char(c.next_contact_at at time zone o.time_zone, 'YYYY-MM-DD HH24:MI') as at`;
  for (const row of rows) {
    if (!row.isAcknowledged) continue;
    await tellMembers(tx, row, 'case_contact_over', [row.ownerId], onceOf(row));
  }
}
