import type { Tx } from './connect.ts';
import { isThin } from './promise-list.ts';

export interface KeptRow {
  kept: number;
  due: number;
}

const MONTHS = 12;

/** Of the promises of a month that were due, by whose reasons they were made. */
export interface DueRow extends KeptRow {
  month: string;
  departmentId: string | null;
  department: string | null;
}

/**
 * Our own promises that were due in the last twelve months; one that still has time is not among them.
 * A date that was put off was not kept, whatever was agreed instead.
 */
export function listDue(tx: Tx) {
  return tx<DueRow[]>`
    select due.month, r.department_id, d.name as department, sum(kept)::float8 as kept,
      sum(due)::float8 as due
    from (
      select to_char(p.due_at at time zone o.time_zone, 'YYYY-MM') as month, f.reason_id,
        count(*) filter (where p.state = 'kept') as kept, count(*) as due
      from promise p
        join organization o on o.id = p.org_id
        join customer_case c on c.org_id = p.org_id and c.id = p.case_id
        join feedback f on f.org_id = c.org_id and f.id = c.feedback_id
      where p.org_id = app_org() and p.by = 'us'
        and p.state <> 'withdrawn' and p.due_at <= now()
        and p.due_at >= ((date_trunc('month', now() at time zone o.time_zone)
          - make_interval(months => ${MONTHS - 1})) at time zone o.time_zone)
      group by 1, 2) as due
      left join contact_reason r on r.org_id = app_org() and r.id = due.reason_id
      left join department d on d.org_id = app_org() and d.id = r.department_id
    group by due.month, r.department_id, d.name order by due.month, d.name`;
}

/** Of those whose date did not hold, how many customers were told before it passed. */
export async function countWarned(tx: Tx): Promise<{ warned: number; moved: number }> {
  const [row] = await tx<[{ warned: number; moved: number }]>`
    select count(*) filter (where state = 'renegotiated') as warned, count(*) as moved
    from promise
    where org_id = app_org() and by = 'us' and state in ('renegotiated', 'broken')
      and due_at >= now() - interval '12 months'`;
  return row;
}

export interface PointRow {
  id: string;
  caseId: string;
  code: string;
  madeAt: Date;
  dueAt: Date;
  settledAt: Date;
  isThin: boolean;
}

const POINTS = 200;

/** Main promises that were done, in time or late, the newest first. */
export function listPoints(tx: Tx) {
  return tx<PointRow[]>`
    select p.id, p.case_id, left(c.code, 4) || '-' || substr(c.code, 5) as code, p.made_at,
      p.due_at, p.settled_at, ${isThin(tx)} as is_thin
    from promise p join customer_case c on c.org_id = p.org_id and c.id = p.case_id
    where p.org_id = app_org() and p.is_main and p.by = 'us' and p.state in ('kept', 'broken')
      and p.settled_at is not null and not exists (
        select from promise later where later.org_id = p.org_id and later.replaces = p.id)
    order by p.due_at desc, p.id desc limit ${POINTS}`;
}
