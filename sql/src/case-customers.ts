import { tellOfCustomer } from './case-alerts.ts';
import { readCaseFacts } from './case-facts.ts';
import { appendCaseEvent } from './cases.ts';
import type { Tx } from './connect.ts';
import { appendCustomerMessage } from './customer-messages.ts';
import { notifyLive } from './live.ts';

/**
 * Holds a case for what its customer sent, and keeps the name of the form.
 * @returns false when the same form was taken in before.
 */
export async function takeSubmission(
  tx: Tx,
  { caseId, submission }: { caseId: string; submission: string },
): Promise<boolean> {
  await tx`select from customer_case where org_id = app_org() and id = ${caseId} for update`;
  const { count } = await tx`
    insert into case_submission (org_id, case_id, submission)
    values (app_org(), ${caseId}, ${submission}) on conflict do nothing`;
  return count > 0;
}

/** What was on the form could not be taken: it may be sent again. */
export async function forgetSubmission(
  tx: Tx,
  { caseId, submission }: { caseId: string; submission: string },
): Promise<void> {
  await tx`
    delete from case_submission
    where org_id = app_org() and case_id = ${caseId} and submission = ${submission}`;
}

/** So many forms of one customer are taken in a day: beyond that nobody would read them. */
export async function countSubmissionsToday(tx: Tx, caseId: string): Promise<number> {
  const [row] = await tx<[{ n: number }]>`
    select count(*)::int as n from case_submission
    where org_id = app_org() and case_id = ${caseId} and created_at > now() - interval '1 day'`;
  return row.n;
}

/**
 * The customer asks for a manager. Whoever is responsible, and who runs the organisation, is told;
 * handing the case on is theirs to do. Asked twice it is one wish, with the last words.
 */
export async function askForManager(
  tx: Tx,
  { caseId, note }: { caseId: string; note: string | null },
): Promise<void> {
  const facts = await readCaseFacts(tx, caseId);
  const [row] = await tx<{ orgId: string; at: Date }[]>`
    update customer_case set manager_wanted_at = now(), manager_wanted_note = ${note},
      version = version + 1
    where org_id = app_org() and id = ${caseId}
    returning org_id, manager_wanted_at as at`;
  if (!facts || !row) return;
  await appendCaseEvent(tx, { caseId, act: 'manager_wanted', by: 'customer', note });
  await tellOfCustomer(tx, {
    caseId,
    what: 'manager',
    once: `manager ${caseId} ${row.at.toISOString().slice(0, 13)}`,
  });
  const { personId, feedbackId, locale } = facts;
  await appendCustomerMessage(tx, {
    kind: 'note_received',
    event: `manager ${caseId} ${row.at.toISOString()}`,
    ...{ caseId, personId, feedbackId, locale },
    data: { at: row.at.toISOString(), via: 'page', what: 'manager' },
  });
  await notifyLive(tx, row.orgId, 'cases');
}

/** The words that went with asking for a manager and with how it turned out. */
export async function readCustomerNotes(tx: Tx, caseId: string) {
  const [row] = await tx<{ manager: string | null; outcome: string | null }[]>`
    select manager_wanted_note as manager, outcome_note as outcome from customer_case
    where org_id = app_org() and id = ${caseId}`;
  return row ?? { manager: null, outcome: null };
}
