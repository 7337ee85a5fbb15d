import { addClockHours } from './case-clock.ts';
import { confirmOutcome } from './case-outcome.ts';
import { readCasePolicy, readClockCalendar } from './case-policy.ts';
import { openCase } from './cases.ts';
import type { Tx } from './connect.ts';
import { endOfNextWorkingDay } from './promise-answers.ts';
import { noteToldOutcome, type ToldAnswer } from './told-outcomes.ts';

/**
 * Takes down what a customer says of how it turned out: for their case, and for the theme that they
 * were told is fixed. Whoever has no case and says that it is not solved has one from here on.
 * @returns the case that it is about, if there is one now.
 */
export async function sayOutcome(
  tx: Tx,
  said: ToldAnswer & { caseId: string | null },
): Promise<string | null> {
  const { feedbackId, outcome, handled, note } = said;
  const isTold = await noteToldOutcome(tx, said);
  const opens = isTold && outcome === 'not_solved';
  const caseId = said.caseId ?? (opens ? await openAnew(tx, feedbackId) : null);
  if (caseId) await confirmOutcome(tx, { caseId, outcome, handled, note });
  return caseId;
}

/** Opens a case of a comment that may be old: its clocks begin now. */
async function openAnew(tx: Tx, feedbackId: string): Promise<string | null> {
  const caseId = await openCase(tx, { feedbackId, memberId: null });
  if (caseId === null) return null;
  const { ackHours } = await readCasePolicy(tx);
  const calendar = await readClockCalendar(tx);
  const [{ now }] = await tx<[{ now: Date }]>`select now() as now`;
  await tx`
    update customer_case set ack_due_at = ${addClockHours(calendar, now, ackHours)},
      next_contact_at = ${endOfNextWorkingDay(calendar, now)}
    where org_id = app_org() and id = ${caseId}`;
  return caseId;
}
