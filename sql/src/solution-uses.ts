import type { Tx } from './connect.ts';

/** What an article was used for: a comment, or a case. */
export type UseSubject = { feedbackId: string } | { caseId: string };

/**
 * Somebody used an article. For the same comment or case they do so once.
 * @returns the use, be it an older one.
 */
export async function insertUse(
  tx: Tx,
  use: { solutionId: string; memberId: string; feedbackId: string | null; caseId: string | null },
): Promise<string> {
  const { solutionId, memberId, feedbackId, caseId } = use;
  await tx`
    insert into solution_use (org_id, solution_id, member_id, feedback_id, case_id)
    values (app_org(), ${solutionId}, ${memberId}, ${feedbackId}, ${caseId})
    on conflict do nothing`;
  const [row] = await tx<[{ id: string }]>`
    select id from solution_use
    where org_id = app_org() and solution_id = ${solutionId} and member_id = ${memberId}
      and feedback_id is not distinct from ${feedbackId}
      and case_id is not distinct from ${caseId}`;
  await countUses(tx, solutionId);
  return row.id;
}

/** Says whether it worked, or takes that back; null: there is no such use of theirs. */
export async function setWorked(
  tx: Tx,
  { id, memberId, worked }: { id: string; memberId: string; worked: boolean | null },
): Promise<{ solutionId: string } | null> {
  const [row] = await tx<{ solutionId: string }[]>`
    update solution_use set worked = ${worked},
      voted_at = case when ${worked}::boolean is not null then now() end
    where org_id = app_org() and id = ${id} and member_id = ${memberId}
    returning solution_id`;
  if (row) await countUses(tx, row.solutionId);
  return row ?? null;
}

/** It was not used after all. */
export async function deleteUse(
  tx: Tx,
  { id, memberId }: { id: string; memberId: string },
): Promise<boolean> {
  const [row] = await tx<{ solutionId: string }[]>`
    delete from solution_use
    where org_id = app_org() and id = ${id} and member_id = ${memberId}
    returning solution_id`;
  if (row) await countUses(tx, row.solutionId);
  return row !== undefined;
}

/** Two who say something at once count one after the other, so that neither is left out. */
async function countUses(tx: Tx, solutionId: string): Promise<void> {
  await tx`select from solution where org_id = app_org() and id = ${solutionId} for update`;
  await tx`
    update solution s set uses = u.uses, worked = u.worked, failed = u.failed
    from (select count(*)::int as uses, count(*) filter (where worked)::int as worked,
        count(*) filter (where not worked)::int as failed
      from solution_use where org_id = app_org() and solution_id = ${solutionId}) as u
    where s.org_id = app_org() and s.id = ${solutionId}`;
}

export interface SolutionUse {
  id: string;
  solutionId: string;
  texts: Record<string, string>;
  usedAt: Date;
  worked: boolean | null;
  caseId: string | null;
  feedbackId: string | null;
  /** The code of the comment or the case. */
  code: string | null;
}

const useColumns = (tx: Tx) => tx`
  u.id, u.solution_id, u.used_at, u.worked, u.case_id, u.feedback_id,
  (select jsonb_object_agg(locale, title) from solution_text w
    where w.org_id = u.org_id and w.solution_id = u.solution_id) as texts,
  coalesce(c.code, f.case_code) as code`;

const useSubjects = (tx: Tx) => tx`
  left join customer_case c on c.org_id = u.org_id and c.id = u.case_id
  left join feedback f on f.org_id = u.org_id and f.id = u.feedback_id`;

/** What a member used and has not said of yet whether it worked, newest first. */
export function listOpenUses(tx: Tx, memberId: string, limit: number) {
  return tx<SolutionUse[]>`
    select ${useColumns(tx)} from solution_use u ${useSubjects(tx)}
    where u.org_id = app_org() and u.member_id = ${memberId} and u.worked is null
    order by u.id desc limit ${limit}`;
}

/** What a member used for a case. */
export function listUsesOfCase(tx: Tx, { caseId, memberId }: { caseId: string; memberId: string }) {
  return tx<SolutionUse[]>`
    select ${useColumns(tx)} from solution_use u ${useSubjects(tx)}
    where u.org_id = app_org() and u.case_id = ${caseId} and u.member_id = ${memberId}
    order by u.id desc limit 50`;
}
