import type { Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { appendMessage } from '@vocero/sql/messages';
import { decideGrant, lockGrant, withdrawGrant, type HeldGrant } from '@vocero/sql/remedy-grants';
import type { AuditEntry } from './audit.ts';
import { showCaseCode } from './case-code.ts';
import { managers } from './contract/endpoint.ts';
import type { RemedyActor } from './grant-remedies.ts';
import type { MemberPrincipal } from './principal.ts';
import { notFound, Problem } from './problem.ts';
import { redact } from './redact.ts';

/**
 * Says yes or no to a remedy that waits. Of several who do so at once the first one counts.
 * @throws Problem 404; 403 for what one asked for oneself; 409 with what became of it.
 */
export async function decideRemedy(
  tx: Tx,
  id: string,
  { granted, answer }: { granted: boolean; answer: string | null },
  actor: RemedyActor,
): Promise<void> {
  const grant = await holdGrant(tx, id);
  const { memberId } = actor.principal;
  if (grant.state !== 'waiting') throw closed(grant);
  if (grant.askedBy === memberId) throw new Problem(403, 'remedy_own');
  const words = answer === null ? null : redact(answer).text;
  const state = granted ? 'granted' : 'refused';
  await decideGrant(tx, id, { state, memberId, answer: words });
  await writeDown(tx, grant, actor, granted ? 'remedy_approved' : 'remedy_refused');
  await tellAsker(tx, grant, actor, { state, answer: words });
}

/**
 * Takes back what one asked for while it waits; or, with a reason, what was granted, by whoever asked
 * for it or a chair or an administrator.
 * @throws Problem 404, 403, 409 with what became of it, 422 without the reason.
 */
export async function withdrawRemedy(
  tx: Tx,
  id: string,
  reason: string | null,
  actor: RemedyActor,
): Promise<void> {
  const grant = await holdGrant(tx, id);
  if (grant.state === 'refused' || grant.state === 'withdrawn') throw closed(grant);
  if (!mayWithdraw(grant, actor.principal)) throw new Problem(403, 'remedy_not_yours');
  if (grant.state === 'granted' && reason === null) throw new Problem(422, 'remedy_reason_missing');
  const words = reason === null ? null : redact(reason).text;
  await withdrawGrant(tx, id, { memberId: actor.principal.memberId, reason: words });
  await writeDown(tx, grant, actor, 'remedy_withdrawn');
  await tellAsker(tx, grant, actor, { state: 'withdrawn', answer: words });
}

/** What waits is taken back by whoever asked; what was granted also by those who decide. */
export function mayWithdraw(
  { state, askedBy }: Pick<HeldGrant, 'state' | 'askedBy'>,
  { memberId, role }: MemberPrincipal,
): boolean {
  if (state === 'waiting') return askedBy === memberId;
  return state === 'granted' && (askedBy === memberId || isManager(role));
}

/** Nobody decides what they asked for themselves. */
export const mayDecide = (
  { state, askedBy }: Pick<HeldGrant, 'state' | 'askedBy'>,
  { memberId, role }: MemberPrincipal,
): boolean => state === 'waiting' && askedBy !== memberId && isManager(role);

const isManager = (role: MemberPrincipal['role']) => managers.some((known) => known === role);

async function holdGrant(tx: Tx, id: string): Promise<HeldGrant> {
  const grant = await lockGrant(tx, id);
  if (!grant) throw notFound();
  return grant;
}

const closed = ({ state, decidedByName }: HeldGrant) =>
  new Problem(409, 'remedy_decided', { state, name: decidedByName ?? '–' });

async function writeDown(
  tx: Tx,
  { id, remedyName, caseCode, amount, currency }: HeldGrant,
  { principal, audit }: RemedyActor,
  act: AuditEntry['act'],
): Promise<void> {
  const label = `${remedyName} · ${showCaseCode(caseCode)}`;
  await audit(tx, {
    act,
    subject: { kind: 'remedy_grant', id, label },
    after: { amount, currency },
  });
  await notifyLive(tx, principal.orgId, 'remedies');
}

/** Nobody is told of what they did themselves. */
async function tellAsker(
  tx: Tx,
  { id, askedBy, remedyName: remedy, caseCode, amount, currency }: HeldGrant,
  { principal }: RemedyActor,
  said: { state: string; answer: string | null },
): Promise<void> {
  if (askedBy === null || askedBy === principal.memberId) return;
  const code = showCaseCode(caseCode);
  await appendMessage(tx, {
    kind: 'remedy_decided',
    memberId: askedBy,
    once: `remedy_${said.state} ${id}`,
    data: {
      ...{ remedy, amount, currency, code, who: principal.name, ...said },
      answered: said.answer === null ? 'no' : 'yes',
    },
  });
}
