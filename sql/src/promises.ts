import { appendCaseEvent } from './cases.ts';
import type { Tx } from './connect.ts';
import { dropNotices } from './promise-notices.ts';
import { openPlaybook } from './promise-playbook.ts';

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
  /** Whose place it takes; a main promise takes that of the one before by itself. */
  replaces?: string | null;
}

/**
 * Promises something in a case. What takes the place of another settles it: it was renegotiated if
 * its time was not over, and broken if it was.
 * @returns its id.
 */
export async function makePromise(tx: Tx, promise: NewPromise): Promise<string> {
  const { caseId, what, dueAt, riskAt, isMain, by = 'us', memberId } = promise;
  const replaced = promise.replaces ?? (isMain ? await standingMain(tx, caseId) : null);
  const before = replaced === null ? null : await replacePromise(tx, replaced, memberId);
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
    by: memberId === null ? 'system' : 'member',
    memberId,
    before: before ? { dueAt: before.dueAt.toISOString() } : {},
    after: { promiseId: row.id, dueAt: dueAt.toISOString(), isMain },
  });
  return row.id;
}

/** The moment of a promise's time after which it is at risk: so many percent of it. */
export const riskAtOf = (madeAt: Date, dueAt: Date, riskShare: number): Date =>
  new Date(madeAt.getTime() + ((dueAt.getTime() - madeAt.getTime()) * riskShare) / 100);

/** The main promise that a case stands under, or that was missed and has had no answer yet. */
async function standingMain(tx: Tx, caseId: string): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`
    select id from promise
    where org_id = app_org() and case_id = ${caseId} and is_main
      and (state = 'open' or (state = 'broken' and settled_at is null))
    order by state = 'open' desc, id desc limit 1`;
  return row?.id ?? null;
}

async function replacePromise(tx: Tx, id: string, memberId: string | null) {
  const [row] = await tx<{ id: string; dueAt: Date; state: string }[]>`
    update promise set settled_at = now(), settled_by = ${memberId},
      missed_at = case when due_at < now() then coalesce(missed_at, now()) end,
      state = case when due_at < now() then 'broken' else 'renegotiated' end
    where org_id = app_org() and id = ${id} and settled_at is null
    returning id, due_at, state`;
  if (row) await dropNotices(tx, id, memberId);
  if (row?.state === 'broken') await openPlaybook(tx, id);
  return row ?? null;
}

export interface Settlement {
  id: string;
  state: 'kept' | 'withdrawn';
  memberId: string | null;
}

/**
 * What became of a promise; false when that was said before. Late is broken, whoever says so, and
 * what was missed can be done still: then it is known how long it took.
 */
export async function settlePromise(tx: Tx, { id, state, memberId }: Settlement): Promise<boolean> {
  const [row] = await tx<{ caseId: string; state: string }[]>`
    update promise set settled_at = now(), settled_by = ${memberId},
      missed_at = case when state = 'broken' or due_at < now() then coalesce(missed_at, now()) end,
      state = case when state = 'broken' or due_at < now() then 'broken' else ${state} end
    where org_id = app_org() and id = ${id} and settled_at is null
    returning case_id, state`;
  if (!row) return false;
  await dropNotices(tx, id, memberId);
  if (row.state === 'broken') await openPlaybook(tx, id);
  const by = memberId === null ? 'system' : 'member';
  const after = { promiseId: id, state: row.state };
  await appendCaseEvent(tx, { caseId: row.caseId, act: 'promise_settled', by, memberId, after });
  return true;
}

/** Settles what a case still promises itself when it is closed: kept in time, or broken. */
export async function settleMain(tx: Tx, caseId: string, memberId: string | null): Promise<void> {
  const id = await standingMain(tx, caseId);
  if (id !== null) await settlePromise(tx, { id, state: 'kept', memberId });
}

/**
 * Takes back what a member said of a promise by mistake: it stands again. False where another took
 * its place, or where its case is closed.
 */
export async function unsettlePromise(
  tx: Tx,
  { id, memberId }: { id: string; memberId: string },
): Promise<boolean> {
  const [row] = await tx<{ caseId: string }[]>`
    update promise p set settled_at = null, settled_by = null,
      state = case when missed_at is null then 'open' else 'broken' end
    from customer_case c
    where p.org_id = app_org() and p.id = ${id} and p.settled_at is not null
      and p.state in ('kept', 'broken', 'withdrawn')
      and c.org_id = p.org_id and c.id = p.case_id and c.closed_at is null
      and not exists (
        select from promise later
        where later.org_id = p.org_id and (later.replaces = p.id
          or (p.is_main and later.is_main and later.case_id = p.case_id and later.id <> p.id
            and (later.state = 'open' or (later.state = 'broken' and later.settled_at is null)))))
    returning p.case_id`;
  if (!row) return false;
  const after = { promiseId: id, state: 'open' };
  await appendCaseEvent(tx, {
    caseId: row.caseId,
    act: 'promise_settled',
    by: 'member',
    memberId,
    after,
  });
  return true;
}
