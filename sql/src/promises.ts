import { appendCaseEvent } from './cases.ts';
import type { Tx } from './connect.ts';

/** From what a date was suggested: past cases, in working days. */
export interface PromiseBasis {
  days: number;
  n: number;
  buffer: number;
}

export interface NewPromise {
  caseId: string;
  what: string;
  dueAt: Date;
  /** When it begins to be at risk: after so much of its time as the policy says. */
  riskAt: Date;
  /** The one that answers the matter itself: it takes the place of the one before. */
  isMain: boolean;
  by?: 'us' | 'customer';
  couldDelay?: string | null;
  basis?: PromiseBasis | null;
  memberId: string | null;
}

/**
 * Promises something in a case. A main promise takes the place of the one that stood: it was
 * renegotiated if its time was not over, and broken if it was.
 * @returns its id.
 */
export async function makePromise(tx: Tx, promise: NewPromise): Promise<string> {
  const { caseId, what, dueAt, riskAt, isMain, by = 'us', memberId } = promise;
  const before = isMain ? await replaceMain(tx, caseId, memberId) : null;
  const [row] = await tx<[{ id: string }]>`
    insert into promise (org_id, case_id, by, is_main, what, due_at, risk_at, could_delay, basis,
      made_by, replaces)
    values (app_org(), ${caseId}, ${by}, ${isMain}, ${what}, ${dueAt}, ${riskAt},
      ${promise.couldDelay ?? null}, ${promise.basis ? tx.json({ ...promise.basis }) : null},
      ${memberId}, ${before?.id ?? null})
    returning id`;
  await appendCaseEvent(tx, {
    caseId,
    act: 'promised',
    by: 'member',
    memberId,
    before: before ? { dueAt: before.dueAt.toISOString() } : {},
    after: { promiseId: row.id, dueAt: dueAt.toISOString(), isMain },
  });
  return row.id;
}

/** The moment of a promise's time after which it is at risk: so many percent of it. */
export const riskAtOf = (madeAt: Date, dueAt: Date, riskShare: number): Date =>
  new Date(madeAt.getTime() + ((dueAt.getTime() - madeAt.getTime()) * riskShare) / 100);

async function replaceMain(tx: Tx, caseId: string, memberId: string | null) {
  const [row] = await tx<{ id: string; dueAt: Date }[]>`
    update promise set settled_at = now(), settled_by = ${memberId},
      state = case when due_at < now() then 'broken' else 'renegotiated' end
    where org_id = app_org() and case_id = ${caseId} and is_main and state = 'open'
    returning id, due_at`;
  return row ?? null;
}

/** What became of a promise that stood; false when it stood no more. Late is broken, whoever says so. */
export async function settlePromise(
  tx: Tx,
  { id, state, memberId }: { id: string; state: 'kept' | 'withdrawn'; memberId: string | null },
): Promise<boolean> {
  const [row] = await tx<{ caseId: string; state: string }[]>`
    update promise set settled_at = now(), settled_by = ${memberId},
      state = case when ${state} = 'kept' and due_at < now() then 'broken' else ${state} end
    where org_id = app_org() and id = ${id} and state = 'open'
    returning case_id, state`;
  if (!row) return false;
  const by = memberId === null ? 'system' : 'member';
  const after = { promiseId: id, state: row.state };
  await appendCaseEvent(tx, { caseId: row.caseId, act: 'promise_settled', by, memberId, after });
  return true;
}

/** Settles what a case still promises itself when it is closed: kept in time, or broken. */
export async function settleMain(tx: Tx, caseId: string, memberId: string | null): Promise<void> {
  const [row] = await tx<{ id: string }[]>`
    select id from promise
    where org_id = app_org() and case_id = ${caseId} and is_main and state = 'open'`;
  if (row) await settlePromise(tx, { id: row.id, state: 'kept', memberId });
}
