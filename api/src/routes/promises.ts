import { lockCase } from '@vocero/sql/case-columns';
import { readCaseFacts } from '@vocero/sql/case-facts';
import { findPromise } from '@vocero/sql/case-promises';
import { tellCustomer } from '@vocero/sql/case-telling';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { giveNotice } from '@vocero/sql/delay-notices';
import { notifyLive } from '@vocero/sql/live';
import { wakeRelay } from '@vocero/sql/outbox';
import { tickLine } from '@vocero/sql/promise-playbook';
import { makePromise, settlePromise, unsettlePromise } from '@vocero/sql/promises';
import { locales, type Locale } from '../contract/locales.ts';
import * as contract from '../contract/promises.ts';
import { delayWords } from '../delay-words.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { datesOf } from '../promise-dates.ts';
import { serve } from '../serve.ts';
import { showCasePromises, suggestDay } from '../show-promises.ts';

/** What is promised in a case, and what becomes of it. */
export function promiseRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readCasePromises, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => showCasePromises(tx, params.id)),
  );

  serve(app, deps, contract.makePromise, async ({ principal, params, body }) => {
    const { memberId } = memberOnly(principal);
    const shown = await inOrganization(sql, principal.orgId, async (tx) => {
      await promiseIn(tx, { caseId: params.id, memberId, body });
      await notifyLive(tx, principal.orgId, 'cases');
      return showCasePromises(tx, params.id);
    });
    wakeRelay(sql);
    return shown;
  });

  serve(app, deps, contract.settlePromise, ({ principal, params: { id }, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { memberId } = memberOnly(principal);
      const { caseId } = await held(tx, id);
      const { state } = body;
      const isDone =
        state === 'open'
          ? await unsettlePromise(tx, { id, memberId })
          : await settlePromise(tx, { id, state, memberId });
      if (!isDone) throw new Problem(409, 'promise_settled');
      await notifyLive(tx, principal.orgId, 'cases');
      return showCasePromises(tx, caseId);
    }),
  );

  serve(app, deps, contract.draftDelay, ({ principal, params, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { caseId, what, dueAt: wasDueAt } = await held(tx, params.id);
      const facts = await readCaseFacts(tx, caseId);
      if (!facts) throw notFound();
      const { calendar, now, dueAt } = await datesOf(tx, body);
      const { cause, causeNote } = body;
      const isInTime = wasDueAt > now;
      const delay = { what, wasDueAt, dueAt, cause, causeNote, isInTime };
      return delayWords(knownLocale(facts.locale), calendar, delay);
    }),
  );

  serve(app, deps, contract.giveDelay, async ({ principal, params: { id }, body }) => {
    const { memberId } = memberOnly(principal);
    const shown = await inOrganization(sql, principal.orgId, async (tx) => {
      const { caseId } = await held(tx, id);
      const { dueAt, riskAt } = await datesOf(tx, body);
      const { cause, causeNote, couldDelay, subject, body: text } = body;
      const words = { subject, body: text };
      const told = { promiseId: id, cause, causeNote, dueAt, riskAt, couldDelay, words, memberId };
      if ((await giveNotice(tx, told)) === null) throw new Problem(409, 'promise_settled');
      await notifyLive(tx, principal.orgId, 'cases');
      return showCasePromises(tx, caseId);
    });
    wakeRelay(sql);
    return shown;
  });

  serve(app, deps, contract.tickCheck, ({ principal, params, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { memberId } = memberOnly(principal);
      const { id, position } = params;
      const { caseId } = await held(tx, id);
      if (!(await tickLine(tx, { promiseId: id, position, memberId, ...body }))) throw notFound();
      await notifyLive(tx, principal.orgId, 'cases');
      return showCasePromises(tx, caseId);
    }),
  );
}

interface Promised {
  caseId: string;
  memberId: string;
  body: contract.CheckedPromise;
}

/** Promises it, and tells the customer of a main promise in the same transaction. */
async function promiseIn(tx: Tx, { caseId, memberId, body }: Promised): Promise<void> {
  const one = await lockCase(tx, caseId);
  if (!one) throw notFound();
  if (one.closedAt) throw new Problem(409, 'case_closed');
  const { day, time, ...promise } = body;
  const { dueAt, riskAt } = await datesOf(tx, { day, time });
  const suggested = promise.isMain ? await suggestDay(tx, one) : null;
  const basis = suggested && {
    days: suggested.days,
    n: suggested.n,
    buffer: suggested.buffer,
  };
  const id = await makePromise(tx, { ...promise, caseId, dueAt, riskAt, basis, memberId });
  if (!promise.isMain) return;
  const data = { promiseId: id, what: promise.what, dueAt: dueAt.toISOString() };
  await tellCustomer(tx, caseId, { kind: 'promise', event: `promise ${id}`, memberId, data });
}

/** The promise with its case, which nobody else changes before the transaction ends. */
async function held(tx: Tx, id: string) {
  const promise = await findPromise(tx, id);
  if (!promise) throw notFound();
  await lockCase(tx, promise.caseId);
  return promise;
}

const knownLocale = (name: string): Locale => locales.find((known) => known === name) ?? 'en';
