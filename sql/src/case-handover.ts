import { lockCase, writeCase, type HeldCase } from './case-columns.ts';
import { readCasePolicy } from './case-policy.ts';
import { nextCaseOwner } from './cases.ts';
import type { Tx } from './connect.ts';
import { appendMessage } from './messages.ts';

const shownCode = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;

export interface CaseGiven {
  /** Who is responsible from now on. */
  memberId: string;
  /** Who gave it; null: it was given by itself. */
  byName: string | null;
  note: string | null;
  /** It was escalated to them, or somebody at their level is to know of it. */
  isEscalation?: boolean;
}

/** Tells a member that a case is theirs now, or was escalated; once for each version of the case. */
export async function tellOfCase(tx: Tx, held: HeldCase, given: CaseGiven): Promise<void> {
  const kind = given.isEscalation === true ? 'case_escalated' : 'case_given';
  await appendMessage(tx, {
    kind,
    memberId: given.memberId,
    feedbackId: held.feedbackId,
    once: `${kind} ${held.id} ${held.version}`,
    data: {
      caseId: held.id,
      code: shownCode(held.code),
      by: given.byName ?? 'none',
      has: given.note === null ? 'no' : 'yes',
      note: given.note ?? '',
    },
  });
}

/**
 * Hands over everything that a member is responsible for, because they can act no more: to the deputy,
 * or to whoever the policy names. They are nobody's deputy any more either.
 * @returns how many cases were handed over.
 */
export async function handOverCases(tx: Tx, memberId: string): Promise<number> {
  await leaveDeputies(tx, memberId);
  const rows = await tx<{ id: string }[]>`
    select id from customer_case
    where org_id = app_org() and owner_id = ${memberId} and closed_at is null order by id`;
  const { ownerIds } = await readCasePolicy(tx);
  for (const { id } of rows) {
    const held = await lockCase(tx, id);
    if (held?.ownerId === memberId && !held.closedAt) await handOver(tx, held, ownerIds);
  }
  return rows.length;
}

async function handOver(tx: Tx, held: HeldCase, ownerIds: readonly string[]): Promise<void> {
  const ownerId = held.deputyId ?? (await nextCaseOwner(tx, ownerIds));
  if (ownerId === null) return; // the database refuses to leave it without anybody
  const change = { ownerId, deputyId: null };
  await writeCase(tx, held, change, { act: 'handed_over', by: 'system' });
  await tellOfCase(tx, held, { memberId: ownerId, byName: null, note: null });
}

async function leaveDeputies(tx: Tx, memberId: string): Promise<void> {
  const rows = await tx<{ id: string }[]>`
    select id from customer_case
    where org_id = app_org() and deputy_id = ${memberId} and closed_at is null order by id`;
  for (const { id } of rows) {
    const held = await lockCase(tx, id);
    if (held) {
      await writeCase(tx, held, { deputyId: null }, { act: 'people_changed', by: 'system' });
    }
  }
}
