import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findFeedback } from '@vocero/sql/feedback';
import { notifyLive } from '@vocero/sql/live';
import { wakeRelay } from '@vocero/sql/outbox';
import { listPraised, listPraiseOf, tellPraised, writePraised } from '@vocero/sql/praise';
import { showCaseCode } from '../case-code.ts';
import * as contract from '../contract/praise.ts';
import type { App, Deps } from '../deps.ts';
import { readPraised, suggestPraised } from '../praised.ts';
import { memberOnly } from '../principal.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';

/** Praise, and the people it is for. */
export function praiseRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readPraised, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => readPraised(tx, await find(tx, params.id))),
  );

  serve(app, deps, contract.savePraised, async ({ principal, params, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    const saved = await inOrganization(sql, orgId, async (tx) => {
      const comment = await find(tx, params.id);
      const before = await namesOf(tx, params.id);
      await writePraised(tx, params.id, { ...body, namedBy: memberId });
      await tellPraised(tx, [params.id]);
      await notifyLive(tx, orgId, 'messages');
      await audit(tx, {
        act: 'praise_named',
        subject: { kind: 'feedback', id: params.id, label: showCaseCode(comment.caseCode) },
        before: { praised: before },
        after: { praised: await namesOf(tx, params.id) },
      });
      return readPraised(tx, comment);
    });
    wakeRelay(sql);
    return saved;
  });

  serve(app, deps, contract.suggestPraised, ({ principal, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => ({
      suggested: await suggestPraised(tx, body.text),
    })),
  );

  serve(app, deps, contract.listPraise, ({ principal, query }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => ({
      items: await listPraiseOf(tx, memberId, query.limit),
    }));
  });
}

async function find(tx: Tx, id: string) {
  const found = await findFeedback(tx, id);
  if (!found) throw notFound();
  return found;
}

const namesOf = async (tx: Tx, id: string) => (await listPraised(tx, id)).map(({ name }) => name);
