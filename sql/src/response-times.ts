import { clockHoursBetween } from './case-clock.ts';
import { readClockCalendar } from './case-policy.ts';
import type { Tx } from './connect.ts';

/** How long one matter waited, in hours of the organisation's clock; it may still wait. */
export interface CaseWait {
  channel: string;
  reasonId: string | null;
  toAcknowledge: { time: number; isOver: boolean };
  toAnswer: { time: number; isOver: boolean };
}

/** More than are needed to tell a median; the newest ones count. */
const MOST_CASES = 3_000;

/** The matters that came in over so many days, whether or not they are answered. */
export async function listCaseWaits(tx: Tx, days: number, now: Date): Promise<CaseWait[]> {
  const calendar = await readClockCalendar(tx);
  const rows = await tx<
    {
      channel: string;
      reasonId: string | null;
      receivedAt: Date;
      acknowledgedAt: Date | null;
      answeredAt: Date | null;
    }[]
  >`
    select f.channel, f.reason_id, c.received_at,
      coalesce(c.acknowledged_at, c.closed_at) as acknowledged_at,
      least(c.closed_at, (select min(e.created_at) from case_event e
        where e.org_id = c.org_id and e.case_id = c.id and e.after->>'state' = 'decided')
        ) as answered_at
    from customer_case c join feedback f on f.org_id = c.org_id and f.id = c.feedback_id
    where c.org_id = app_org() and c.received_at > ${now}::timestamptz - ${days} * interval '1 day'
      and c.received_at <= ${now}
      and c.closing_reason is distinct from 'withdrawn'
    order by c.received_at desc limit ${MOST_CASES}`;
  const waited = (from: Date, until: Date | null) => ({
    time: clockHoursBetween(calendar, from, until ?? now),
    isOver: until !== null,
  });
  return rows.map(({ channel, reasonId, receivedAt, acknowledgedAt, answeredAt }) => ({
    ...{ channel, reasonId },
    toAcknowledge: waited(receivedAt, acknowledgedAt),
    toAnswer: waited(receivedAt, answeredAt),
  }));
}

/** Names of reasons by language, by id. */
export async function readReasonNames(tx: Tx, ids: readonly string[]) {
  const rows = await tx<{ id: string; names: Record<string, string> }[]>`
    select id, names from contact_reason
    where org_id = app_org() and id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, names }) => [id, names]));
}
