import type { Tx } from './connect.ts';

interface Span {
  starts: Date;
  ends: Date;
}

/** Answers to the survey's three questions in a department's contacts; each is worth 0 to 1. */
export interface DepartmentScores {
  departmentId: string;
  /** Yes 1, partly ½, no 0. */
  solvedCount: number;
  solvedSum: number;
  /** (x − 1) / 4 of 1 to 5. */
  treatedCount: number;
  treatedSum: number;
  /** Yes 1, no 0; for whom it was the first contact is not counted. */
  firstTimeCount: number;
  firstTimeSum: number;
}

/** By the department that causes the contact, as reports count it: that of its theme, else its reason. */
export function sumDepartmentScores(tx: Tx, { starts, ends }: Span) {
  return tx<DepartmentScores[]>`
    with scored as materialized (
      select id, reason_id, scores->>'solved' as solved, (scores->>'treated')::int as treated,
        scores->>'firstTime' as first_time
      from feedback
      where org_id = app_org() and occurred_at >= ${starts} and occurred_at < ${ends}
        and scores ?| array['solved', 'treated', 'firstTime'])
    select coalesce(theme.department_id, reason.department_id) as department_id,
      count(solved)::int as solved_count,
      coalesce(sum(case solved when 'yes' then 1 when 'partly' then 0.5 else 0 end), 0)::float8
        as solved_sum,
      count(treated)::int as treated_count,
      coalesce(sum((treated - 1) / 4.0), 0)::float8 as treated_sum,
      count(*) filter (where first_time in ('yes', 'no'))::int as first_time_count,
      count(*) filter (where first_time = 'yes')::float8 as first_time_sum
    from scored cross join lateral (
        select max(theme_id::text)::uuid as theme_id from placement
        where org_id = app_org() and feedback_id = scored.id offset 0) as placed
      left join theme on theme.org_id = app_org() and theme.id = placed.theme_id
      left join contact_reason reason on reason.org_id = app_org() and reason.id = scored.reason_id
    where coalesce(theme.department_id, reason.department_id) is not null
    group by 1`;
}
