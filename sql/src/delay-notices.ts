import { readCaseFacts } from './case-facts.ts';
import { appendCaseEvent } from './cases.ts';
import type { Tx } from './connect.ts';
import { appendCustomerMessage } from './customer-messages.ts';
import { notifyLive } from './live.ts';
import { appendOutboxAnew } from './outbox.ts';
import { dropNotices, promiseEvent } from './promise-notices.ts';
import { makePromise } from './promises.ts';

/** What a notice is about. */
export interface NoticeSubject {
  promiseId: string;
  caseId: string;
  what: string;
  dueAt: Date;
}

/** Has a notice to the customer wait for a member: before the date a warning, after it an apology. */
export async function draftNotice(tx: Tx, subject: NoticeSubject, kind: 'delay' | 'missed') {
  const { promiseId, caseId, what, dueAt } = subject;
  const facts = await readCaseFacts(tx, caseId);
  if (!facts) return;
  if (kind === 'missed') await dropNotices(tx, promiseId, null, 'delay');
  await appendCustomerMessage(tx, {
    kind,
    event: promiseEvent(promiseId),
    personId: facts.personId,
    feedbackId: facts.feedbackId,
    caseId,
    locale: facts.locale,
    data: { promiseId, what, dueAt: dueAt.toISOString() },
    isDraft: true,
  });
}

export interface Notice {
  promiseId: string;
  cause: string;
  causeNote: string | null;
  /** The new date. */
  dueAt: Date;
  riskAt: Date;
  couldDelay: string | null;
  words: { subject: string; body: string };
  memberId: string;
}

/**
 * Tells the customer that a date will not hold: why, and what holds instead. A new promise takes the
 * place of the old one, and that it was told before the date is noted, where it was.
 * @returns the new promise; null where the old one stands no more.
 */
export async function giveNotice(tx: Tx, notice: Notice): Promise<string | null> {
  const { promiseId, cause, causeNote, dueAt, riskAt, couldDelay, memberId } = notice;
  const [held] = await tx<HeldPromise[]>`
    update promise set cause = ${cause}, cause_note = ${causeNote},
      warned_at = case when due_at > now() then now() end
    where org_id = app_org() and id = ${promiseId} and by = 'us' and settled_at is null
    returning case_id, what, is_main, due_at, warned_at is not null as is_in_time`;
  if (!held) return null;
  const { caseId, what, isMain } = held;
  const replaces = promiseId;
  await sayIt(tx, held, notice);
  const id = await makePromise(tx, {
    ...{ caseId, what, isMain, dueAt, riskAt, couldDelay, memberId, replaces },
  });
  const after = { promiseId, cause, dueAt: dueAt.toISOString(), isInTime: held.isInTime };
  const before = { dueAt: held.dueAt.toISOString() };
  const act = 'delay_told';
  await appendCaseEvent(tx, {
    caseId,
    act,
    by: 'member',
    memberId,
    before,
    after,
    note: causeNote,
  });
  return id;
}

interface HeldPromise {
  caseId: string;
  what: string;
  isMain: boolean;
  dueAt: Date;
  isInTime: boolean;
}

/** Approves the draft with its words, or says them anew where none waits. */
async function sayIt(tx: Tx, held: HeldPromise, notice: Notice): Promise<void> {
  const { promiseId, words, memberId } = notice;
  const kind = held.isInTime ? 'delay' : 'missed';
  const data = {
    promiseId,
    what: held.what,
    dueAt: notice.dueAt.toISOString(),
    wasDueAt: held.dueAt.toISOString(),
    cause: notice.cause,
    causeNote: notice.causeNote ?? '',
  };
  const [draft] = await tx<{ orgId: string }[]>`
    update customer_message set subject = ${words.subject}, body = ${words.body},
      is_edited = true, data = ${tx.json(data)}, approved_at = now(), approved_by = ${memberId},
      due_at = now(), discarded_at = null, discarded_by = null
    where org_id = app_org() and case_id = ${held.caseId} and event = ${promiseEvent(promiseId)}
      and kind = ${kind} and approved_at is null and sent_at is null
    returning org_id`;
  if (draft) {
    await appendOutboxAnew(tx, 'customers.tell', draft.orgId);
    await notifyLive(tx, draft.orgId, 'customer_messages');
    return;
  }
  const facts = await readCaseFacts(tx, held.caseId);
  if (!facts) return;
  const { personId, feedbackId, locale } = facts;
  const { caseId } = held;
  const event = promiseEvent(promiseId);
  await appendCustomerMessage(tx, {
    ...{ kind, event, personId, feedbackId, caseId, locale, data, words, memberId },
  });
}
