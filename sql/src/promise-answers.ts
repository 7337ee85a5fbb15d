import { addWorkingDays, endOfDay, isWorkingDay, type ClockCalendar } from './case-clock.ts';
import { readClockCalendar } from './case-policy.ts';
import { appendCaseEvent } from './cases.ts';
import type { Tx } from './connect.ts';
import { dayAt } from './local-time.ts';
import { notifyLive } from './live.ts';
import { appendMessage } from './messages.ts';
import { shownCode } from './tell-members-of-cases.ts';

export interface PromiseAnswer {
  id: string;
  answer: 'accepted' | 'refused';
  /** The day that would suit the customer, YYYY-MM-DD. */
  wantedOn: string | null;
  note: string | null;
}

/** The end of the working day that follows that of an instant. */
export function endOfNextWorkingDay(calendar: ClockCalendar, from: Date): Date {
  const today = dayAt(from.getTime(), calendar.zone);
  const days = isWorkingDay(calendar, today) ? 1 : 0;
  return endOfDay(calendar, addWorkingDays(calendar, from, days));
}

/**
 * What the customer says to a date, as they may once more until it has passed. Who refuses it hears
 * from us by the end of the next working day, and whoever is responsible is told at once.
 * @returns whether the promise stands, and so the answer holds.
 */
export async function answerPromise(
  tx: Tx,
  { id, answer, wantedOn, note }: PromiseAnswer,
): Promise<boolean> {
  const [held] = await tx<{ caseId: string; isSame: boolean; now: Date; what: string }[]>`
    select case_id, now() as now, what, (answer, wanted_on, answer_note)
      is not distinct from (${answer}::text, ${wantedOn}::date, ${note}::text) as is_same
    from promise
    where org_id = app_org() and id = ${id} and state = 'open' and by = 'us' for update`;
  if (!held) return false;
  if (held.isSame) return true;
  await tx`
    update promise set answer = ${answer}, wanted_on = ${wantedOn}, answer_note = ${note},
      answered_at = now()
    where org_id = app_org() and id = ${id}`;
  const act = answer === 'accepted' ? 'date_accepted' : 'date_refused';
  const after = { promiseId: id, ...(wantedOn === null ? {} : { wantedOn }) };
  await appendCaseEvent(tx, { caseId: held.caseId, act, by: 'customer', after, note });
  if (answer === 'refused') await askForNewDate(tx, { id, wantedOn, ...held });
  const [{ orgId }] = await tx<[{ orgId: string }]>`select app_org() as org_id`;
  await notifyLive(tx, orgId, 'cases');
  return true;
}

async function askForNewDate(
  tx: Tx,
  refused: { id: string; caseId: string; wantedOn: string | null; now: Date; what: string },
): Promise<void> {
  const { id, caseId, wantedOn, now, what } = refused;
  const by = endOfNextWorkingDay(await readClockCalendar(tx), now);
  const [one] = await tx<{ ownerId: string; code: string }[]>`
    update customer_case set next_contact_at = least(next_contact_at, ${by}::timestamptz),
      version = version + 1
    where org_id = app_org() and id = ${caseId} and closed_at is null
    returning owner_id, code`;
  if (!one) return;
  await appendMessage(tx, {
    kind: 'promise_refused',
    memberId: one.ownerId,
    once: `promise_refused ${id} ${now.toISOString()}`,
    data: { code: shownCode(one.code), caseId, what, day: wantedOn ?? '–' },
  });
}
