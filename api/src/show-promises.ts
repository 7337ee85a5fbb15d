import { readCasePolicy, readClockCalendar } from '@vocero/sql/case-policy';
import { findCase, type CaseRow } from '@vocero/sql/case-columns';
import { listCasePromises } from '@vocero/sql/case-promises';
import type { Tx } from '@vocero/sql/connect';
import { listPastCases } from '@vocero/sql/past-cases';
import { dayToPromise, usualTime } from '@vocero/sql/promise-suggestion';
import type { CasePromises, Suggestion } from './contract/promises.ts';
import { notFound } from './problem.ts';
import type { Wire } from './serve.ts';

/** The day that past cases suggest; null where there are none. */
export async function suggestDay(tx: Tx, held: CaseRow): Promise<Suggestion | null> {
  const calendar = await readClockCalendar(tx);
  const usual = usualTime(await listPastCases(tx, held.id, calendar));
  if (usual === null) return null;
  const { bufferDays } = await readCasePolicy(tx);
  const since = held.reopenedAt ?? held.receivedAt;
  const times = { receivedAt: since, now: new Date(), usualDays: usual.days, bufferDays };
  return { ...usual, buffer: bufferDays, day: dayToPromise(calendar, times) };
}

/** What was promised in a case, as its page shows it. */
export async function showCasePromises(tx: Tx, caseId: string): Promise<Wire<CasePromises>> {
  const held = await findCase(tx, caseId);
  if (!held) throw notFound();
  const { zone } = await readClockCalendar(tx);
  const isClosed = held.closedAt !== null;
  return {
    items: (await listCasePromises(tx, caseId)) as Wire<CasePromises>['items'], // the table knows its words
    suggestion: isClosed ? null : await suggestDay(tx, held),
    timeZone: zone,
    isClosed,
  };
}
