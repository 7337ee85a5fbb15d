import type { Tx } from './connect.ts';

/** What an article went through before today. */
export interface SolutionPast {
  id: string;
  /** Null: nobody but its author looked at it. */
  reviewedBy: string | null;
  /** Days until its review is due; below zero it is overdue. */
  dueInDays: number;
  writtenDaysAgo: number;
}

export async function writeSolutionPast(tx: Tx, past: SolutionPast): Promise<void> {
  const { id, reviewedBy, dueInDays, writtenDaysAgo } = past;
  await tx`
    update solution set review_due_on = current_date + ${dueInDays}::int,
      reviewed_by = ${reviewedBy}::uuid,
      reviewed_at = case when ${reviewedBy}::uuid is not null then now() - interval '20 days' end,
      created_at = now() - make_interval(days => ${writtenDaysAgo}),
      updated_at = now() - make_interval(days => ${writtenDaysAgo})
    where org_id = app_org() and id = ${id}`;
}

export interface PastUses {
  solutionId: string;
  /** Who used it, in turn. */
  memberIds: readonly string[];
  feedbackIds: readonly string[];
  /** The first so many say that it worked, the next so many that it did not; the rest said nothing. */
  worked: number;
  failed: number;
}

/** An article was used for each of these comments; its counts follow. */
export async function insertPastUses(tx: Tx, past: PastUses): Promise<void> {
  const { solutionId, memberIds, feedbackIds, worked, failed } = past;
  await tx`
    insert into solution_use (org_id, solution_id, member_id, feedback_id, used_at, worked, voted_at)
    select app_org(), ${solutionId},
      (${[...memberIds]}::uuid[])[1 + n % ${memberIds.length}::int], id,
      now() - make_interval(days => n::int),
      case when n <= ${worked}::int then true when n <= ${worked + failed}::int then false end,
      case when n <= ${worked + failed}::int then now() - make_interval(days => n::int - 1) end
    from unnest(${[...feedbackIds]}::uuid[]) with ordinality as said (id, n)
    on conflict do nothing`;
  await tx`
    update solution set uses = ${feedbackIds.length}, worked = ${worked}, failed = ${failed}
    where org_id = app_org() and id = ${solutionId}`;
}

/** Cases with how far they are, by the state that they are in. */
export function listCasesForSteps(tx: Tx) {
  return tx<{ id: string; state: string; ownerId: string }[]>`
    select id, state, owner_id from customer_case
    where org_id = app_org() and case_type_id is not null order by received_at, id limit 200`;
}

export interface PastStep {
  caseId: string;
  /** Its place on the way of the case, from 0. */
  position: number;
  /** Null: it was taken. */
  why: string | null;
  by: string;
  /** Hours after the case came; never later than now. */
  hours: number;
}

export async function insertPastSteps(tx: Tx, steps: readonly PastStep[]): Promise<void> {
  const rows = steps.map(({ caseId, ...step }) => ({ ...step, case_id: caseId }));
  await tx`
    insert into case_step (org_id, case_id, key, state, why, by, at)
    select c.org_id, c.id, s.key, case when p.why is null then 'done' else 'skipped' end, p.why,
      p.by, least(now(), c.received_at + make_interval(hours => p.hours))
    from jsonb_to_recordset(${tx.json(rows)}) as p (case_id uuid, position int, why text, by uuid,
        hours int)
      join customer_case c on c.org_id = app_org() and c.id = p.case_id
      join case_type_step s on s.org_id = c.org_id and s.case_type_id = c.case_type_id
        and s.version = c.case_type_version and s.position = p.position
    on conflict do nothing`;
}
