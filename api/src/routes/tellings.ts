import { lockCase, writeCase } from '@vocero/sql/case-columns';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { appendOutboxAnew, wakeRelay } from '@vocero/sql/outbox';
import {
  approveDrafts,
  discardDrafts,
  holdDrafts,
  listDrafts,
  restoreDrafts,
  rewriteDraft,
} from '@vocero/sql/telling-drafts';
import { findTelling, insertTelling, tellingEvent } from '@vocero/sql/tellings';
import { countLocales, listCasesOf } from '@vocero/sql/told-people';
import { themeExists } from '@vocero/sql/themes';
import { showCaseCode } from '../case-code.ts';
import type { Locale } from '../contract/locales.ts';
import * as contract from '../contract/tellings.ts';
import { definedOnly } from '../defined-only.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';
import { tellingAnswer, themeTellings } from '../telling-answer.ts';

const acts = {
  approve: approveDrafts,
  hold: holdDrafts,
  discard: discardDrafts,
  restore: restoreDrafts,
} as const;

/** Telling everybody who raised a theme what became of it. */
export function tellingRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readThemeTellings, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => themeTellings(tx, params.id)),
  );

  serve(app, deps, contract.startTelling, async ({ principal, params, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    const started = await inOrganization(sql, orgId, async (tx) => {
      if (!(await themeExists(tx, params.id))) throw notFound();
      const people = await countLocales(tx, params.id);
      const recipients = people.reduce((sum, { count }) => sum + count, 0);
      if (recipients === 0) throw new Problem(409, 'telling_nobody');
      const words = definedOnly(body.words);
      const id = await insertTelling(tx, { themeId: params.id, words, recipients, memberId });
      if (id === null) throw new Problem(409, 'telling_running');
      await appendOutboxAnew(tx, 'themes.tell', id);
      const telling = await find(tx, id);
      await audit(tx, {
        act: 'telling_started',
        subject: { kind: 'telling', id, label: telling.themeLabel },
        after: { recipients },
      });
      await notifyLive(tx, orgId, 'themes');
      return tellingAnswer(tx, telling);
    });
    wakeRelay(sql);
    return started;
  });

  serve(app, deps, contract.readTelling, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) =>
      tellingAnswer(tx, await find(tx, params.id)),
    ),
  );

  serve(app, deps, contract.listDrafts, ({ principal, params, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const event = tellingEvent(await find(tx, params.id));
      const { locale = null, state = null, after = null, limit } = query;
      const rows = await listDrafts(tx, { event, locale, state, after, limit: limit + 1 });
      const items = rows.slice(0, limit).map((row) => ({
        ...row,
        locale: row.locale as Locale,
        caseCode: showCaseCode(row.caseCode),
      }));
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    }),
  );

  serve(app, deps, contract.actOnDrafts, async ({ principal, params, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    const done = await inOrganization(sql, orgId, async (tx) => {
      const telling = await find(tx, params.id);
      const { act, ids } = body;
      const changed = await acts[act](tx, { event: tellingEvent(telling), ids, memberId });
      await audit(tx, {
        act: `telling_${act}`,
        subject: { kind: 'telling', id: telling.id, label: telling.themeLabel },
        after: { changed },
      });
      await notifyLive(tx, orgId, 'themes');
      return { changed, telling: await tellingAnswer(tx, await find(tx, params.id)) };
    });
    wakeRelay(sql);
    return done;
  });

  serve(app, deps, contract.rewriteDraft, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const telling = await find(tx, params.id);
      const event = tellingEvent(telling);
      const isThere = await rewriteDraft(tx, { event, id: params.draftId, ...body });
      if (!isThere) throw new Problem(409, 'draft_gone');
      await audit(tx, {
        act: 'telling_rewritten',
        subject: { kind: 'telling', id: telling.id, label: telling.themeLabel },
      });
      return undefined;
    }),
  );

  serve(app, deps, contract.proposeToCases, ({ principal, params, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      if (!(await themeExists(tx, params.id))) throw notFound();
      const { answer, caseIds } = body;
      let changed = 0;
      for (const caseId of await listCasesOf(tx, params.id, caseIds)) {
        const held = await lockCase(tx, caseId);
        if (!held || held.closedAt || held.answer) continue;
        await writeCase(tx, held, { answer }, { act: 'changed', by: 'member', memberId });
        changed += 1;
      }
      await audit(tx, {
        act: 'answer_proposed',
        subject: { kind: 'telling', id: params.id },
        after: { cases: changed },
      });
      return { changed };
    });
  });
}

async function find(tx: Tx, id: string) {
  const found = await findTelling(tx, id);
  if (!found) throw notFound();
  return found;
}
