import { appendCaseEvent } from './cases.ts';
import type { HeldCase } from './case-columns.ts';
import type { Tx } from './connect.ts';
import { notifyLive } from './live.ts';

export interface CaseComment {
  id: string;
  caseCode: string;
  channel: string;
  text: string;
  language: string | null;
  occurredAt: Date;
  customerRef: string | null;
  theme: { id: string; label: string } | null;
  reasonCode: string | null;
  isUrgent: boolean;
}

/** Of `feedback f`. */
export const caseCommentColumns = (tx: Tx) => tx`
  f.id, f.case_code, f.channel, f.text, f.language, f.occurred_at, f.customer_ref, f.is_urgent,
  (select code from contact_reason r where r.org_id = f.org_id and r.id = f.reason_id)
    as reason_code,
  (select jsonb_build_object('id', t.id, 'label', t.label)
    from placement p join theme t on t.org_id = p.org_id and t.id = p.theme_id
    where p.org_id = f.org_id and p.feedback_id = f.id and p.state = 'placed') as theme`;

/** The comments of a case, the one that it began with first. */
export function listCaseComments(tx: Tx, caseId: string) {
  return tx<CaseComment[]>`
    select ${caseCommentColumns(tx)}
    from feedback f join customer_case c on c.org_id = f.org_id and c.id = ${caseId}
    where f.org_id = app_org() and f.case_id = ${caseId}
    order by f.id <> c.feedback_id, f.occurred_at, f.id limit 200`;
}

/** Why a comment does not join a case; null: it has joined it. */
export type NotJoined = 'not_found' | 'same' | 'elsewhere';

/** A further comment of the same customer belongs to the case from now on. */
export async function joinComment(
  tx: Tx,
  held: HeldCase,
  { feedbackId, memberId }: { feedbackId: string; memberId: string },
): Promise<NotJoined | null> {
  const [row] = await tx<{ caseId: string | null }[]>`
    select case_id from feedback where org_id = app_org() and id = ${feedbackId} for update`;
  if (!row) return 'not_found';
  if (row.caseId !== null) return row.caseId === held.id ? 'same' : 'elsewhere';
  await writeCaseOf(tx, feedbackId, held.id);
  await noteComment(tx, held, { act: 'comment_joined', feedbackId, memberId });
  return null;
}

/** It is a matter of its own again. The comment that a case began with stays. */
export async function takeCommentOut(
  tx: Tx,
  held: HeldCase,
  { feedbackId, memberId }: { feedbackId: string; memberId: string },
): Promise<boolean> {
  const [row] = await tx<{ caseId: string | null }[]>`
    select case_id from feedback where org_id = app_org() and id = ${feedbackId} for update`;
  if (row?.caseId !== held.id || feedbackId === held.feedbackId) return false;
  await writeCaseOf(tx, feedbackId, null);
  await noteComment(tx, held, { act: 'comment_taken_out', feedbackId, memberId });
  return true;
}

/** The id of the comment that people know by a code. */
export async function findCommentByCode(tx: Tx, code: string): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    select id from feedback where org_id = app_org() and case_code = ${code}`;
  return row?.id ?? null;
}

const writeCaseOf = (tx: Tx, feedbackId: string, caseId: string | null) => tx`
  update feedback set case_id = ${caseId} where org_id = app_org() and id = ${feedbackId}`;

async function noteComment(
  tx: Tx,
  held: HeldCase,
  { act, feedbackId, memberId }: { act: string; feedbackId: string; memberId: string },
): Promise<void> {
  await appendCaseEvent(tx, {
    ...{ caseId: held.id, act, by: 'member', memberId },
    after: { feedbackId },
  });
  await notifyLive(tx, held.orgId, 'cases');
  await notifyLive(tx, held.orgId, 'feedback');
}
