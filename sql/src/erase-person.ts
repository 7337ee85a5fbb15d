import { keepEngineOut } from './as-engine.ts';
import type { Tx } from './connect.ts';
import { eraseCases } from './erase-cases.ts';
import { eraseComments } from './erase-comments.ts';
import { eraseCopies, eraseOwnWords, readTraces } from './erase-copies.ts';
import { eraseCustomerMessages, eraseInvitations } from './erase-messages.ts';
import { findSubject, type Subject } from './erase-subject.ts';
import { beginErasing, finishErasure, type ErasureCounts, type OpenErasure } from './erasures.ts';
import { notifyLive } from './live.ts';
import { appendOutboxAnew } from './outbox.ts';

/** What has been erased, for those who keep more of it than the database does. */
export interface Erased {
  id: string;
  personId: string | null;
  feedbackIds: string[];
  caseIds: string[];
  /** What they said: vectors are found by it. */
  texts: readonly string[];
  counts: ErasureCounts;
}

/** How much an erasure would take, without taking it. */
export async function countErasable(tx: Tx, erasure: OpenErasure): Promise<ErasureCounts> {
  const { feedbackIds, caseIds, messageIds, invitationIds } = await findSubject(tx, erasure);
  return {
    comments: feedbackIds.length,
    cases: caseIds.length,
    messages: messageIds.length,
    invitations: invitationIds.length,
  };
}

/**
 * Carries out an entry of the register, which the caller holds: everything of somebody goes, and all
 * that was counted stays as it was counted. What the engine learned of it is learned anew without it.
 */
export async function erase(tx: Tx, orgId: string, erasure: OpenErasure): Promise<Erased> {
  await tx`set local statement_timeout = '10min'`;
  await keepEngineOut(tx);
  await beginErasing(tx, erasure.id);
  const subject = await findSubject(tx, erasure);
  const traces = await readTraces(tx, subject);
  const counts = await eraseOwn(tx, erasure.id, subject);
  counts['copies'] = await eraseCopies(tx, traces);
  await eraseOwnWords(tx, subject, traces);
  await forgetModels(tx, orgId, counts['comments'] ?? 0);
  if (subject.personId) counts['persons'] = await erasePersonRow(tx, subject.personId);
  await finishErasure(tx, erasure.id, { counts, restPersonId: subject.restPersonId });
  for (const kind of ['feedback', 'themes', 'cases', 'customer_messages'] as const) {
    await notifyLive(tx, orgId, kind);
  }
  const { personId, feedbackIds, caseIds } = subject;
  return { id: erasure.id, personId, feedbackIds, caseIds, texts: traces.texts, counts };
}

async function eraseOwn(tx: Tx, erasureId: string, subject: Subject): Promise<ErasureCounts> {
  const { feedbackIds, caseIds, messageIds, invitationIds } = subject;
  const messages = await eraseCustomerMessages(tx, messageIds);
  const invitations = await eraseInvitations(tx, invitationIds);
  const cases = await eraseCases(tx, caseIds);
  const pseudonym = `erased-${erasureId}`;
  return {
    comments: await eraseComments(tx, { ids: feedbackIds, pseudonym }),
    cases,
    messages,
    invitations,
  };
}

/** What goes by itself with a person is what names them: addresses, consents, switched-off alerts. */
async function erasePersonRow(tx: Tx, personId: string): Promise<number> {
  await tx`
    update told_outcome set person_id = null
    where org_id = app_org() and person_id = ${personId}`;
  const { count } = await tx`delete from person where org_id = app_org() and id = ${personId}`;
  return count;
}

/** Models hold single words. The newest works on until it is learned anew; storing that forgets it. */
async function forgetModels(tx: Tx, orgId: string, comments: number): Promise<void> {
  if (comments === 0) return;
  await tx`
    delete from engine_model where org_id = app_org()
      and version < (select max(version) from engine_model where org_id = app_org())`;
  const models = await tx`select from engine_model where org_id = app_org() limit 1`;
  if (models.length > 0) await appendOutboxAnew(tx, 'themes.learn', orgId);
}
