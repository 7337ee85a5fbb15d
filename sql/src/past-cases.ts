import type { ClockCalendar } from './case-clock.ts';
import type { Tx } from './connect.ts';
import type { Likeness, PastCase } from './promise-suggestion.ts';
import { workingDaysBetween } from './working-days.ts';

/** So far back the past is like the present. */
const DAYS = 180;
const MOST = 1_000;

interface PastRow {
  receivedAt: Date;
  doneAt: Date;
  likeness: Likeness;
}

/**
 * Past cases of the last half year that were decided or closed, by how alike a case they are: for the
 * same contact reason, for a reason of the same department, any.
 */
export async function listPastCases(
  tx: Tx,
  caseId: string,
  calendar: ClockCalendar,
): Promise<PastCase[]> {
  const rows = await tx<PastRow[]>`
    with mine as (
      select f.reason_id, r.department_id
      from customer_case c
        join feedback f on f.org_id = c.org_id and f.id = c.feedback_id
        left join contact_reason r on r.org_id = f.org_id and r.id = f.reason_id
      where c.org_id = app_org() and c.id = ${caseId}),
    done as (
      select id, feedback_id, received_at, closed_at as done_at from customer_case
      where org_id = app_org() and closed_at > now() - make_interval(days => ${DAYS})
        and closing_reason not in ('withdrawn', 'no_answer')
      union all
      select c.id, c.feedback_id, c.received_at, e.created_at from customer_case c
        join lateral (
          select created_at from case_event
          where org_id = c.org_id and case_id = c.id and after ->> 'state' = 'decided'
          order by id desc limit 1) e on true
      where c.org_id = app_org() and c.closed_at is null and c.state = 'decided')
    select done.received_at, done.done_at,
      case when f.reason_id = mine.reason_id then 'reason'
        when r.department_id = mine.department_id then 'department' else 'all' end as likeness
    from done
      cross join mine
      join feedback f on f.org_id = app_org() and f.id = done.feedback_id
      left join contact_reason r on r.org_id = f.org_id and r.id = f.reason_id
    where done.id <> ${caseId}
    order by (f.reason_id is not distinct from mine.reason_id) desc,
      (r.department_id is not distinct from mine.department_id) desc, done.done_at desc
    limit ${MOST}`;
  return rows.map(({ receivedAt, doneAt, likeness }) => ({
    days: workingDaysBetween(calendar, receivedAt, doneAt),
    likeness,
  }));
}
