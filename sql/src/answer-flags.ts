import type { Tx } from './connect.ts';
import { appendOutboxAnew } from './outbox.ts';
import { heldFlags, type FeedbackFlag } from './store-feedback.ts';

const isHeld = (flags: readonly FeedbackFlag[]) => heldFlags.some((held) => flags.includes(held));

/**
 * Says anew what is odd about an answer. One that is let count goes to the engine; one that is set aside
 * leaves the theme that the engine put it in. Where a person placed it, it stays.
 * @returns the flags as they were, with its case code; undefined where there is no such comment.
 */
export async function setFlags(tx: Tx, id: string, flags: readonly FeedbackFlag[]) {
  const [row] = await tx<{ flags: FeedbackFlag[]; caseCode: string }[]>`
    select flags, case_code from feedback
    where org_id = app_org() and id = ${id} for no key update`;
  if (!row) return undefined;
  await tx`
    update feedback set flags = ${[...new Set(flags)]}::text[]
    where org_id = app_org() and id = ${id}`;
  if (isHeld(flags)) await takeFromEngine(tx, id);
  else if (isHeld(row.flags)) await giveToEngine(tx, id);
  return { before: row.flags, caseCode: row.caseCode };
}

async function takeFromEngine(tx: Tx, id: string): Promise<void> {
  await tx`
    delete from outbox
    where org_id = app_org() and topic = 'feedback.received' and subject_id = ${id}`;
  await tx`
    delete from placement where org_id = app_org() and feedback_id = ${id} and by = 'engine'`;
}

async function giveToEngine(tx: Tx, id: string): Promise<void> {
  const [placed] = await tx`
    select from placement where org_id = app_org() and feedback_id = ${id}`;
  if (!placed) await appendOutboxAnew(tx, 'feedback.received', id);
}
