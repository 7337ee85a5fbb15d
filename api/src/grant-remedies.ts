import type { Tx } from '@vocero/sql/connect';
import { findCaseCode } from '@vocero/sql/feedback';
import { notifyLive } from '@vocero/sql/live';
import { readMeasures } from '@vocero/sql/measures';
import { appendMessages } from '@vocero/sql/messages';
import { listApprovers, lockRemedy, type Remedy } from '@vocero/sql/remedies';
import { findGrant, insertGrant, sumGranted, type HeldGrant } from '@vocero/sql/remedy-grants';
import type { Audit } from './audit.ts';
import { showCaseCode } from './case-code.ts';
import { decideWithinHours, type RemedyAsk, type RemedyOutcome } from './contract/remedy-asks.ts';
import type { MemberPrincipal } from './principal.ts';
import { Problem } from './problem.ts';
import { redact } from './redact.ts';
import type { Wire } from './serve.ts';

/** Who acts on remedies, and how it is written down. */
export interface RemedyActor {
  principal: MemberPrincipal;
  audit: Audit;
}

interface Contact {
  feedbackId: string;
  caseCode: string;
  currency: string;
}

/**
 * Grants remedies on a comment, or has them wait where what the comment got of one goes beyond its
 * limit. Asked for a second time under the same id, each is what it is by now.
 * @throws Problem 422 when a remedy or the comment is not there, the remedy is archived, or an amount
 *   is missing or not asked for; 409 when an id stands for something else.
 */
export async function grantRemedies(
  tx: Tx,
  feedbackId: string,
  asks: readonly RemedyAsk[],
  actor: RemedyActor,
): Promise<Wire<RemedyOutcome>[]> {
  const caseCode = await findCaseCode(tx, feedbackId);
  if (!caseCode) throw new Problem(422, 'unknown_reference');
  const { currency } = await readMeasures(tx);
  const outcomes = new Map<string, Wire<RemedyOutcome>>();
  // Always in the same order, so that two who ask for the same remedies never wait for each other.
  for (const ask of asks.toSorted((a, b) => a.remedyId.localeCompare(b.remedyId))) {
    const grant = await grantOne(tx, ask, { feedbackId, caseCode, currency }, actor);
    outcomes.set(ask.id, outcomeOf(grant));
  }
  await notifyLive(tx, actor.principal.orgId, 'remedies');
  return asks.map(({ id }) => outcomes.get(id)!);
}

async function grantOne(
  tx: Tx,
  ask: RemedyAsk,
  contact: Contact,
  actor: RemedyActor,
): Promise<HeldGrant> {
  const remedy = await lockRemedy(tx, ask.remedyId);
  if (!remedy) throw new Problem(422, 'unknown_reference');
  const known = await findGrant(tx, ask.id);
  if (known) return theSame(known, ask, contact);
  if (remedy.archivedAt) throw new Problem(422, 'remedy_archived', { name: remedy.name });
  const amount = amountOf(remedy, ask);
  const given = { feedbackId: contact.feedbackId, remedyId: remedy.id, currency: contact.currency };
  const before = await sumGranted(tx, given);
  await insertGrant(tx, {
    ...given,
    id: ask.id,
    remedyName: remedy.name,
    amount,
    state: cents(before + amount) <= cents(remedy.ownLimit) ? 'granted' : 'waiting',
    reason: ask.reason === undefined ? null : redact(ask.reason).text,
    memberId: actor.principal.memberId,
  });
  const grant = (await findGrant(tx, ask.id))!; // written a line above
  await tellOf(tx, grant, actor);
  return grant;
}

/** An id is said once; what is asked for under it again must be the same thing. */
function theSame(known: HeldGrant, ask: RemedyAsk, { feedbackId }: Contact): HeldGrant {
  if (known.feedbackId === feedbackId && known.remedyId === ask.remedyId) return known;
  throw new Problem(409, 'conflict');
}

function amountOf({ name, fixedCost }: Remedy, { amount }: RemedyAsk): number {
  if (fixedCost === null) {
    if (amount === undefined) throw new Problem(422, 'remedy_amount_missing', { name });
    return amount;
  }
  if (amount !== undefined && cents(amount) !== cents(fixedCost)) {
    throw new Problem(422, 'remedy_fixed', { name });
  }
  return fixedCost;
}

/** Sums of decimals are held against each other as whole numbers. */
const cents = (amount: number) => Math.round(amount * 100);

async function tellOf(tx: Tx, grant: HeldGrant, { principal, audit }: RemedyActor): Promise<void> {
  const { id, remedyName: remedy, amount, currency, state } = grant;
  const code = showCaseCode(grant.caseCode);
  await audit(tx, {
    act: state === 'waiting' ? 'remedy_asked' : 'remedy_granted',
    subject: { kind: 'remedy_grant', id, label: `${remedy} · ${code}` },
    after: { amount, currency },
  });
  if (state !== 'waiting') return;
  const others = (await listApprovers(tx)).filter((one) => one.id !== principal.memberId);
  await appendMessages(
    tx,
    others.map((approver) => ({
      kind: 'remedy_asked' as const,
      memberId: approver.id,
      once: `remedy_asked ${id}`,
      data: { remedy, amount, currency, code, who: principal.name },
    })),
  );
}

const HOUR = 3_600_000;

/** Until when the customer was told that somebody decides. */
export const decideByOf = ({ askedAt }: { askedAt: Date }): Date =>
  new Date(askedAt.getTime() + decideWithinHours * HOUR);

export const outcomeOf = (grant: HeldGrant): Wire<RemedyOutcome> => ({
  id: grant.id,
  remedyId: grant.remedyId,
  remedyName: grant.remedyName,
  amount: grant.amount,
  currency: grant.currency,
  state: grant.state,
  decideBy: grant.state === 'waiting' ? decideByOf(grant) : null,
});
