import { writeCase } from '@vocero/sql/case-columns';
import { readCaseFacts } from '@vocero/sql/case-facts';
import { tellOfCase } from '@vocero/sql/case-handover';
import type { Tx } from '@vocero/sql/connect';
import { findMember, listMembers } from '@vocero/sql/members';
import { settlePromise } from '@vocero/sql/promises';
import { requireOpen, type CaseAct } from './act-on-case.ts';
import { managers, noteTakers, type Role } from './contract/endpoint.ts';
import type { EscalationLevel } from './contract/case-states.ts';
import { tellOfAct } from './move-case.ts';
import { Problem } from './problem.ts';

export interface Escalation {
  to: EscalationLevel;
  ownerId: string;
  reason: string;
  nextContactAt: Date;
}

/**
 * Gives a case to somebody who can do more. What was promised counts no more, so whoever has it now has
 * to promise anew before it goes on; the customer and, at that level, the managers are told.
 * @throws Problem 409 when it is closed, 422 when nobody new would be responsible.
 */
export async function escalateCase(act: CaseAct, escalation: Escalation): Promise<void> {
  const { tx, held, member, note } = act;
  const { to, ownerId, reason, nextContactAt } = escalation;
  requireOpen(held);
  if (ownerId === held.ownerId) throw new Problem(422, 'case_same_owner');
  await requireCaseWorker(tx, ownerId);
  await releasePromise(act);
  const deputyId = held.deputyId === ownerId ? held.ownerId : held.deputyId;
  await writeCase(
    tx,
    held,
    { state: 'escalated', resumes: null, escalatedTo: to, ownerId, deputyId, nextContactAt },
    { act: 'escalated', by: 'member', memberId: member.memberId, note: reason },
  );
  await tellLevel(act, escalation);
  await tellOfAct(act, 'escalated', 'escalated');
  await note({ act: 'case_escalated', after: { to, ownerId } });
}

/** What stood is withdrawn; what was due already is broken, and stays so. */
async function releasePromise({ tx, held, member }: CaseAct): Promise<void> {
  const promise = (await readCaseFacts(tx, held.id))?.promise;
  if (!promise) return;
  await settlePromise(tx, { id: promise.id, state: 'withdrawn', memberId: member.memberId });
}

async function tellLevel(act: CaseAct, { to, ownerId, reason }: Escalation): Promise<void> {
  const { tx, held, member } = act;
  const others = to === 'manager' ? await managersOf(tx) : [];
  const told = new Set([ownerId, ...others]);
  told.delete(member.memberId);
  for (const memberId of told) {
    await tellOfCase(tx, held, {
      ...{ memberId, byName: member.name, note: reason },
      isEscalation: true,
    });
  }
}

async function managersOf(tx: Tx): Promise<string[]> {
  const active = (await listMembers(tx)).filter(({ disabled }) => !disabled);
  return active.filter(({ role }) => isOneOf(managers, role)).map(({ id }) => id);
}

const isOneOf = (roles: readonly Role[], role: Role) => roles.includes(role);

/**
 * Whoever looks after a case can act on it.
 * @throws Problem 422.
 */
export async function requireCaseWorker(tx: Tx, id: string): Promise<void> {
  const member = await findMember(tx, id);
  if (!member || member.disabled || !isOneOf(noteTakers, member.role)) {
    throw new Problem(422, 'case_worker');
  }
}
