import { listCases, countCases } from '@vocero/sql/case-list';
import { lockCase } from '@vocero/sql/case-columns';
import { markEntriesSeen } from '@vocero/sql/case-seen';
import { findCaseOfFeedback } from '@vocero/sql/case-facts';
import { openCase } from '@vocero/sql/cases';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findCaseCode } from '@vocero/sql/feedback';
import { notifyLive } from '@vocero/sql/live';
import { mayKnowCustomers, showCase, showListed } from '../case-answer.ts';
import { showCaseCode } from '../case-code.ts';
import { markCaseSeen } from '../contract/case-acts.ts';
import * as contract from '../contract/cases.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';

/** Customers' matters: the list, one of them, and how one begins. */
export function caseRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listCases, ({ principal, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { cursor, limit, owner, department, q, ...rest } = query;
      const after = cursor === undefined ? null : decodeCursor(cursor);
      const { memberId } = memberOnly(principal);
      const named = mayKnowCustomers(principal) ? q : q?.replace(/[^\dA-Za-z-]/g, '');
      const rows = await listCases(
        tx,
        { ...rest, memberId, ownerId: owner, departmentId: department, q: named },
        { after, limit: limit + 1 },
      );
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      return {
        items: items.map((row) => showListed(row, principal)),
        nextCursor: isMore ? encodeCursor({ at: last.sortAt, id: last.id }) : null,
      };
    }),
  );

  serve(app, deps, contract.countCases, ({ principal }) =>
    inOrganization(sql, principal.orgId, (tx) => countCases(tx, memberOnly(principal).memberId)),
  );

  serve(app, deps, contract.openCase, ({ principal, body, audit, status }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { memberId } = memberOnly(principal);
      const { feedbackId } = body;
      const code = showCaseCode(await requireCode(tx, feedbackId));
      const known = await findCaseOfFeedback(tx, feedbackId);
      const id = known ?? (await openCase(tx, { feedbackId, memberId }));
      // Somebody else was quicker, and their case is there now.
      const found = id ?? (await findCaseOfFeedback(tx, feedbackId));
      if (found === null) throw new Problem(409, 'case_not_opened');
      if (id === null || known !== null) {
        status(200);
        return { id: found, code, isNew: false };
      }
      await audit(tx, { act: 'case_opened', subject: { kind: 'case', id, label: code } });
      await notifyLive(tx, principal.orgId, 'feedback');
      return { id, code, isNew: true };
    }),
  );

  serve(app, deps, contract.readCase, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => showCase(tx, params.id, principal)),
  );

  serve(app, deps, markCaseSeen, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { memberId, orgId } = memberOnly(principal);
      if (!(await lockCase(tx, params.id))) throw notFound();
      if (await markEntriesSeen(tx, params.id, memberId)) await notifyLive(tx, orgId, 'cases');
      return undefined;
    }),
  );
}

async function requireCode(tx: Tx, feedbackId: string): Promise<string> {
  const code = await findCaseCode(tx, feedbackId);
  if (code === undefined) throw new Problem(422, 'unknown_reference');
  return code;
}
