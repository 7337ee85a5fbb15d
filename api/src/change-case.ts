import { writeCase, type CaseChange, type HeldCase } from '@vocero/sql/case-columns';
import { tellOfCase } from '@vocero/sql/case-handover';
import type { z } from 'zod';
import { requireOpen, type CaseAct } from './act-on-case.ts';
import type * as contract from './contract/case-acts.ts';
import { definedOnly } from './defined-only.ts';
import { requireCaseWorker } from './escalate-case.ts';
import { tellOfAct } from './move-case.ts';
import { Problem } from './problem.ts';

/** What may still be learned from a case that is closed. */
const afterwards: readonly string[] = ['expectationGap', 'findings', 'emotion'];

/**
 * Writes what is known of a case. An open one is never saved without the date on which the customer
 * hears from us next, and that date lies ahead.
 * @throws Problem 422 without it, 409 for what cannot be changed of a closed case.
 */
export async function changeFacts(
  act: CaseAct,
  body: z.output<typeof contract.CaseChange>,
): Promise<void> {
  const { tx, held, member, note } = act;
  const { version: _, nextContactAt, ...facts } = body;
  const known: CaseChange = definedOnly(facts);
  if (held.closedAt) {
    if (Object.keys(known).some((name) => !afterwards.includes(name))) requireOpen(held);
  } else {
    known.nextContactAt = aheadOf(nextContactAt);
  }
  const isChanged = await writeCase(tx, held, known, {
    ...{ act: 'facts_changed', by: 'member', memberId: member.memberId },
  });
  if (!isChanged) return;
  await tellCorrections(act, known);
  await note({ act: 'case_changed', after: { fields: Object.keys(known) } });
}

function aheadOf(text: string | null): Date {
  if (text === null) throw new Problem(422, 'case_next_contact');
  const at = new Date(text);
  if (at <= new Date()) throw new Problem(422, 'case_next_contact_past');
  return at;
}

/** What a customer was told already is not taken back: they are told what is so now. */
export async function tellCorrections(act: CaseAct, change: CaseChange): Promise<void> {
  const { held } = act;
  const differs = (name: 'answer' | 'decision' | 'decisionReason') =>
    change[name] !== undefined && change[name] !== null && change[name] !== held[name];
  if (held.state === 'proposed' && differs('answer')) await tellOfAct(act, 'answer', 'corrected');
  if (held.state === 'decided' && (differs('decision') || differs('decisionReason'))) {
    await tellOfAct(act, 'decided', 'corrected');
  }
}

/**
 * Says who is responsible, exactly one, and who stands in. Who gets a case is told.
 * @throws Problem 422 for somebody who could not act, or for one person in both places.
 */
export async function changePeople(
  act: CaseAct,
  body: z.output<typeof contract.changeCasePeople.body & object>,
): Promise<void> {
  const { tx, held, member, note } = act;
  const { ownerId, deputyId, note: why } = body;
  requireOpen(held);
  if (ownerId === deputyId) throw new Problem(422, 'case_own_deputy');
  await requireNewcomers(act, [ownerId, deputyId]);
  const by = { by: 'member' as const, memberId: member.memberId, note: why };
  const change = { ownerId, deputyId };
  if (!(await writeCase(tx, held, change, { act: 'people_changed', ...by }))) return;
  if (ownerId !== held.ownerId && ownerId !== member.memberId) {
    await tellOfCase(tx, held, { memberId: ownerId, byName: member.name, note: why });
  }
  await note({ act: 'case_people_changed', before: peopleOf(held), after: change });
}

const peopleOf = ({ ownerId, deputyId }: HeldCase) => ({ ownerId, deputyId });

async function requireNewcomers({ tx, held }: CaseAct, ids: readonly (string | null)[]) {
  for (const id of ids) {
    if (id !== null && id !== held.ownerId && id !== held.deputyId) {
      await requireCaseWorker(tx, id);
    }
  }
}
