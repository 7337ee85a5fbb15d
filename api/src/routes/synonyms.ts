import { inOrganization } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { appendOutboxAnew, wakeRelay } from '@vocero/sql/outbox';
import { findSynonyms, replaceSynonyms } from '@vocero/sql/synonyms';
import { tidySynonymLine } from '../contract/synonym-line.ts';
import * as contract from '../contract/synonyms.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { Problem } from '../problem.ts';
import { serve } from '../serve.ts';

/** The organisation's own words for one thing. Whoever saves them has the themes learned again. */
export function synonymRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readSynonyms, ({ principal }) =>
    inOrganization(sql, principal.orgId, findSynonyms),
  );

  serve(app, deps, contract.saveSynonyms, async ({ principal, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    const lines = body.lines.map(tidySynonymLine);
    const saved = await inOrganization(sql, orgId, async (tx) => {
      const before = await findSynonyms(tx);
      const same = before.lines.join('\n') === lines.join('\n');
      if (same && before.version === body.version) return before;
      if (!(await replaceSynonyms(tx, { version: body.version, lines, memberId }))) {
        throw new Problem(409, 'synonyms_changed');
      }
      await appendOutboxAnew(tx, 'themes.learn', orgId);
      await notifyLive(tx, orgId, 'engine');
      await audit(tx, {
        act: 'synonyms_changed',
        subject: { kind: 'engine' },
        before: { lines: notIn(before.lines, lines) },
        after: { lines: notIn(lines, before.lines) },
      });
      return findSynonyms(tx);
    });
    wakeRelay(sql);
    return saved;
  });
}

/** What is told of a change; the list itself can be read in full. */
const TOLD = 50;

function notIn(lines: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line)).slice(0, TOLD);
}
