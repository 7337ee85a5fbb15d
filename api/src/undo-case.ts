import { writeCase, type CaseChange } from '@vocero/sql/case-columns';
import { findCaseEvent, listCaseEvents, type CaseEvent } from '@vocero/sql/case-detail';
import { tellOfCase } from '@vocero/sql/case-handover';
import type { CaseAct } from './act-on-case.ts';
import { undoableOf } from './case-answer.ts';
import { requireCaseWorker } from './escalate-case.ts';
import { notFound, Problem } from './problem.ts';

/**
 * Takes the last change of people or facts back. What a customer was told is not taken back: a new
 * message puts it right.
 * @throws Problem 404, or 409 when something else was done since.
 */
export async function undoCaseAct(act: CaseAct, eventId: string): Promise<void> {
  const { tx, held, member } = act;
  const event = await findCaseEvent(tx, held.id, eventId);
  if (!event) throw notFound();
  const isLast = undoableOf(await listCaseEvents(tx, held.id)) === event.id;
  if (!isLast || !stillStands(event, held)) throw new Problem(409, 'case_undo_late');
  const change = changeOf(event);
  if (change.ownerId) await requireCaseWorker(tx, change.ownerId);
  if (change.deputyId) await requireCaseWorker(tx, change.deputyId);
  await writeCase(tx, held, change, {
    act: 'undone',
    by: 'member',
    memberId: member.memberId,
    after: { eventId },
  });
  if (change.ownerId && change.ownerId !== member.memberId) {
    await tellOfCase(tx, held, { memberId: change.ownerId, byName: member.name, note: null });
  }
}

const stillStands = ({ after }: CaseEvent, held: object): boolean => {
  const now = new Map(Object.entries(held));
  return Object.entries(after).every(([name, value]) => {
    const is: unknown = now.get(name);
    return (is instanceof Date ? is.toISOString() : is) === value;
  });
};

/** What was before, as the columns take it: the database reads dates from text. */
const changeOf = ({ before }: CaseEvent) => before as CaseChange;
