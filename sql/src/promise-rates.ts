import { addWorkingDays, calendarDay, endOfDay, type ClockCalendar } from './case-clock.ts';
import { readClockCalendar } from './case-policy.ts';
import type { Tx } from './connect.ts';

/** Of a month, `2026-03`, how many were due and how many of them were kept. */
export interface KeptMonth {
  month: string;
  kept: number;
  of: number;
}

export type KeptMetric = 'acknowledged' | 'kept' | 'warned';

const DAYS = 90;
/** Longer than anybody may promise to need: who came in before that was due before the ninety days. */
const LONGEST = 120;

const due = (tx: Tx, metric: KeptMetric) => {
  if (metric === 'acknowledged') {
    return tx`
      select ack_due_at as due_at,
        coalesce(coalesce(acknowledged_at, closed_at) <= ack_due_at, false) as kept
      from customer_case
      where org_id = app_org() and ack_due_at > now() - ${DAYS} * interval '1 day'
        and ack_due_at <= now()`;
  }
  // A date that was put off was not kept, whatever was agreed instead.
  const isKept = metric === 'kept' ? tx`state = 'kept'` : tx`coalesce(warned_at < due_at, false)`;
  return tx`
    select due_at, ${isKept} as kept from promise
    where org_id = app_org() and by = 'us' and state <> 'withdrawn'
      and due_at > now() - ${DAYS} * interval '1 day' and due_at <= now()
      ${metric === 'warned' ? tx`and state <> 'kept'` : tx``}`;
};

/** How many of what was due in the last 90 days were kept, by months of the organisation. */
export function readKeptMonths(tx: Tx, metric: KeptMetric) {
  return tx<KeptMonth[]>`
    select to_char(d.due_at at time zone o.time_zone, 'YYYY-MM') as month,
      count(*) filter (where d.kept)::int as kept, count(*)::int as of
    from (${due(tx, metric)}) as d
      cross join (select time_zone from organization where id = app_org()) as o
    group by 1 order by 1`;
}

/** When what came in at an instant is due, worked out once a day. */
function dueByDay(calendar: ClockCalendar, days: number) {
  const known = new Map<string, { day: string; dueAt: Date }>();
  return (from: Date) => {
    const came = calendarDay(calendar, from);
    const there = known.get(came);
    if (there) return there;
    const day = addWorkingDays(calendar, from, days);
    const made = { day, dueAt: endOfDay(calendar, day) };
    known.set(came, made);
    return made;
  };
}

/** The same for an answer within so many working days from receipt. */
export async function readAnsweredMonths(tx: Tx, days: number, now: Date): Promise<KeptMonth[]> {
  const calendar = await readClockCalendar(tx);
  const rows = await tx<{ receivedAt: Date; answeredAt: Date | null }[]>`
    select c.received_at, least(c.closed_at, (select min(e.created_at) from case_event e
      where e.org_id = c.org_id and e.case_id = c.id and e.after->>'state' = 'decided')
      ) as answered_at
    from customer_case c
    where c.org_id = app_org() and c.closing_reason is distinct from 'withdrawn'
      and c.received_at > ${now}::timestamptz - ${DAYS + LONGEST} * interval '1 day'
      and c.received_at < ${now}::timestamptz - ${days - 1} * interval '1 day' -- the others have time
    order by c.received_at desc limit 10000`;
  const months = new Map<string, KeptMonth>();
  const dueOf = dueByDay(calendar, days);
  for (const { receivedAt, answeredAt } of rows) {
    const { day, dueAt } = dueOf(receivedAt);
    if (dueAt > now || now.getTime() - dueAt.getTime() > DAYS * 86_400_000) continue;
    const month = day.slice(0, 7);
    const sum = months.get(month) ?? { month, kept: 0, of: 0 };
    const isKept = answeredAt !== null && answeredAt <= dueAt;
    months.set(month, { month, kept: sum.kept + Number(isKept), of: sum.of + 1 });
  }
  return [...months.values()].sort((a, b) => a.month.localeCompare(b.month));
}
