import { tellOfCustomer } from './case-alerts.ts';
import { readCaseFacts, type CaseFacts } from './case-facts.ts';
import { readClockCalendar } from './case-policy.ts';
import { appendCaseEvent } from './cases.ts';
import type { Tx } from './connect.ts';
import { appendCustomerMessage } from './customer-messages.ts';
import { notifyLive } from './live.ts';
import { endOfNextWorkingDay } from './promise-answers.ts';

/** What a customer says of how their matter ended. */
export interface OutcomeSaid {
  caseId: string;
  outcome: 'solved' | 'partly' | 'not_solved';
  /** How it was handled, 1 (very badly) to 5; null: not said. */
  handled: number | null;
  note: string | null;
}

/**
 * Takes down how a matter turned out and how it was handled, as its customer says, whoever asked.
 * What is not solved is not closed: the case is open again, its customer hears from us by the end of
 * the next working day, and whoever is responsible is told. The last word counts.
 * @returns whether the case is open again by this; undefined where there is no such case.
 */
export async function confirmOutcome(tx: Tx, said: OutcomeSaid): Promise<boolean | undefined> {
  const { caseId, outcome, handled, note } = said;
  const [held] = await tx<{ orgId: string; now: Date; isSame: boolean; isClosed: boolean }[]>`
    select org_id, now() as now, closed_at is not null as is_closed,
      coalesce(outcome_at > coalesce(closed_at, reopened_at), outcome_at is not null)
        and (outcome, handled, outcome_note) is not distinct from
          (${outcome}::text, ${handled}::smallint, ${note}::text) as is_same
    from customer_case where org_id = app_org() and id = ${caseId} for update`;
  if (!held) return undefined;
  if (held.isSame) return false;
  await tx`
    update customer_case set outcome = ${outcome}, handled = coalesce(${handled}::smallint, handled),
      outcome_note = ${note}, outcome_at = clock_timestamp(), version = version + 1
    where org_id = app_org() and id = ${caseId}`;
  const after = { outcome, handled };
  await appendCaseEvent(tx, { caseId, act: 'outcome', by: 'customer', after, note });
  const reopens = outcome === 'not_solved' && held.isClosed;
  if (reopens) await reopenCase(tx, caseId, held.now);
  else {
    const once = `outcome ${caseId} ${held.now.toISOString()}`;
    await tellOfCustomer(tx, { caseId, what: 'outcome', once });
  }
  await notifyLive(tx, held.orgId, 'cases');
  return reopens;
}

async function reopenCase(tx: Tx, caseId: string, now: Date): Promise<void> {
  const before = (await readCaseFacts(tx, caseId))!;
  const nextContactAt = endOfNextWorkingDay(await readClockCalendar(tx), now);
  const [row] = await tx<[{ reopenings: number }]>`
    update customer_case set state = 'reopened', closed_at = null, closed_by = null,
      reopened_at = clock_timestamp(), reopenings = reopenings + 1,
      next_contact_at = ${nextContactAt}, version = version + 1
    where org_id = app_org() and id = ${caseId}
    returning reopenings`;
  await appendCaseEvent(tx, {
    caseId,
    act: 'reopened',
    by: 'customer',
    before: { state: before.state, closingReason: before.closingReason },
    after: { state: 'reopened', nextContactAt: nextContactAt.toISOString() },
  });
  await tellReopened(tx, before, row.reopenings);
}

async function tellReopened(tx: Tx, facts: CaseFacts, turn: number): Promise<void> {
  const { id: caseId, personId, feedbackId, locale } = facts;
  const event = `reopened ${caseId} ${turn}`;
  await appendCustomerMessage(tx, {
    ...{ kind: 'reopened', event, caseId, personId, feedbackId, locale },
  });
  await tellOfCustomer(tx, { caseId, what: 'reopened', once: event });
}
