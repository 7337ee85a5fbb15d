import type { Tx } from './connect.ts';
import { lastWeeks } from './weeks.ts';

/** Contacts that a department caused in a week of the organisation's calendar. */
export interface DepartmentWeek {
  start: string;
  starts: Date;
  ends: Date;
  count: number;
}

/**
 * The last weeks of one department, oldest first, the running one at the end: contacts of its themes,
 * and those with one of its reasons whose theme names no department.
 */
export function listDepartmentWeeks(tx: Tx, departmentId: string, weeks: number) {
  return tx<DepartmentWeek[]>`
    with week as materialized (select start, starts, ends from ${lastWeeks(tx, weeks)} as last),
    span as materialized (select min(starts) as first, max(ends) as last from week),
    caused as materialized (
      select p.occurred_at from span
        join theme t on t.org_id = app_org() and t.department_id = ${departmentId}
        cross join lateral (
          select occurred_at from placement
          where org_id = app_org() and theme_id = t.id
            and occurred_at >= first and occurred_at < last offset 0) as p
      union all
      select f.occurred_at from span
        join contact_reason r on r.org_id = app_org() and r.department_id = ${departmentId}
        cross join lateral (
          select id, occurred_at from feedback
          where org_id = app_org() and reason_id = r.id
            and occurred_at >= first and occurred_at < last offset 0) as f
        cross join lateral (
          select max(theme_id::text)::uuid as theme_id from placement
          where org_id = app_org() and feedback_id = f.id offset 0) as placed
        left join theme t on t.org_id = app_org() and t.id = placed.theme_id
      where t.department_id is null)
    select start, starts, ends, count(caused.occurred_at)::int as count
    from week left join caused on caused.occurred_at >= starts and caused.occurred_at < ends
    group by start, starts, ends order by start`;
}
