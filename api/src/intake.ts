import { createHash } from 'node:crypto';
import { inOrganization, type Sql, type Tx } from '@vocero/sql/connect';
import { listContactReasons } from '@vocero/sql/contact-reasons';
import { findCaseCode } from '@vocero/sql/feedback';
import { findClaim, insertClaim } from '@vocero/sql/idempotency';
import { wakeRelay } from '@vocero/sql/outbox';
import {
  storeFeedback,
  type Claim,
  type FeedbackToStore,
  type Stored,
} from '@vocero/sql/store-feedback';
import { newCaseCode, showCaseCode } from './case-code.ts';
import type { FeedbackReceipt, NewFeedback } from './contract/feedback.ts';
import type { Deps } from './deps.ts';
import { forgetKindRules, heldKindRules } from './held-kind-rules.ts';
import { prepareFeedback, type Origin, type PreparedFeedback } from './prepare-feedback.ts';
import { Problem } from './problem.ts';
import { suggestKind } from './suggest-kind.ts';
import { typeOf } from './suggest-type.ts';
import { trackingUrl } from './tracking.ts';

/** How a sender names a request that it may have to repeat. */
export type RequestName = Pick<Claim, 'scope' | 'key'>;

export interface Received {
  receipt: FeedbackReceipt;
  /** The sender's id for it was known: nothing was stored, the receipt is that of the first time. */
  isDuplicate: boolean;
}

type Answer = Claim['answer'];

/** Stores a comment: alone, or in one transaction with what is to be there with it or not at all. */
export type Store = (
  sql: Sql,
  orgId: string,
  feedback: FeedbackToStore,
  claim: Claim | null,
) => Promise<Stored>;

/** More than one is needed only when another request or a drawn code got in between. */
const ATTEMPTS = 5;

/**
 * Takes one comment in, wherever it comes from. Once this returns it is stored and will be read. The
 * same name with the same content gets the same answer however often it is sent; the same external
 * id gets the receipt of the comment that has it.
 * @throws Problem 400 when it says nothing, 409 when its name was used for other content, 422 when
 *   the reason is unknown.
 */
export async function receiveFeedback(
  { sql, settings }: Pick<Deps, 'sql' | 'settings'>,
  origin: Origin,
  feedback: NewFeedback,
  name: RequestName | null = null,
  store: Store = storeFeedback,
): Promise<Received> {
  const prepared = prepareFeedback(feedback, origin, settings.secret);
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(saidIn(feedback, origin)))
    .digest('hex');
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const suggested = await suggestedFor(sql, origin.orgId, prepared);
    const draft = {
      ...prepared,
      ...typeOf(prepared, suggested),
      suggested,
      caseCode: newCaseCode(),
    };
    const fresh: Answer = { id: draft.id, caseCode: draft.caseCode, isDuplicate: false };
    const claim = name && { ...name, bodyHash, answer: fresh };
    const stored = await tryToStore(() => store(sql, origin.orgId, draft, claim));
    if (stored.isStored) {
      wakeRelay(sql);
      return received(settings, fresh);
    }
    if (!stored.areRulesCurrent) forgetKindRules(sql, origin.orgId);
    const earlier = await inOrganization(sql, origin.orgId, (tx) => findEarlier(tx, stored, claim));
    if (earlier) return received(settings, earlier);
  }
  throw new Error('a comment could not be stored although nothing stood against it');
}

/**
 * What is the same each time that it is sent. The moment of a survey's answer may be put right by our
 * clock while it is on its way: it is the same answer.
 */
const saidIn = (feedback: NewFeedback, { answers }: Origin) =>
  answers ? [{ ...feedback, occurredAt: undefined }, answers] : feedback;

function received(settings: Deps['settings'], { id, caseCode, isDuplicate }: Answer): Received {
  const receipt = {
    id,
    caseCode: showCaseCode(caseCode),
    trackingUrl: trackingUrl(settings, id),
  };
  return { receipt, isDuplicate };
}

/** What is said by a person needs no rules. */
const suggestedFor = async (sql: Sql, orgId: string, prepared: PreparedFeedback) =>
  prepared.kind === null ? suggestKind(await heldKindRules(sql, orgId), prepared) : null;

const NOTHING_WRITTEN: Stored = {
  isStored: false,
  duplicateId: null,
  isReasonKnown: true,
  areRulesCurrent: true,
};

/** A code that is taken, or an external id that was stored a moment ago, asks for another attempt. */
async function tryToStore(store: () => Promise<Stored>): Promise<Stored> {
  try {
    return await store();
  } catch (error) {
    const constraint = (error as { constraint_name?: unknown }).constraint_name;
    if (constraint !== 'feedback_case_code_key' && constraint !== 'feedback_external_key')
      throw error;
    return NOTHING_WRITTEN;
  }
}

/** Why nothing was stored: what was answered before, or undefined when it is worth another try. */
async function findEarlier(
  tx: Tx,
  { duplicateId, isReasonKnown }: Stored,
  claim: Claim | null,
): Promise<Answer | undefined> {
  const claimed = claim && (await findClaim(tx, claim));
  if (claimed && claimed.bodyHash !== claim.bodyHash)
    throw new Problem(409, 'idempotency_mismatch');
  if (claimed) return claimed.answer;
  if (duplicateId) return answerDuplicate(tx, duplicateId, claim);
  if (!isReasonKnown) throw await unknownReason(tx);
  return undefined;
}

async function answerDuplicate(tx: Tx, id: string, claim: Claim | null) {
  const caseCode = await findCaseCode(tx, id);
  if (!caseCode) return undefined; // erased since
  const answer = { id, caseCode, isDuplicate: true };
  if (claim && !(await insertClaim(tx, { ...claim, answer }))) return undefined;
  return answer;
}

/** Names the codes that there are, so that the sender can correct itself. */
export async function unknownReason(tx: Tx): Promise<Problem> {
  const codes = (await listContactReasons(tx)).map((reason) => reason.code);
  return new Problem(422, 'reason_unknown', { codes: codes.join(', ') || '—' }, { codes });
}
