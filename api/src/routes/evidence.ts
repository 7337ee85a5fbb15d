import { inOrganization } from '@vocero/sql/connect';
import { listEvidence } from '@vocero/sql/evidence';
import type { ThemeFacts } from '@vocero/sql/theme-facts';
import { findThemeFacts } from '@vocero/sql/theme-facts';
import { showCaseCode } from '../case-code.ts';
import * as contract from '../contract/evidence.ts';
import type { App, Deps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';

/** What customers said that shows why a theme is there, or speaks for and against an assumption. */
export function evidenceRoutes(app: App, deps: Deps) {
  serve(app, deps, contract.listEvidence, ({ principal, params, query }) =>
    inOrganization(deps.sql, principal.orgId, async (tx) => {
      const facts = await findThemeFacts(tx, params.id);
      if (!facts) throw notFound();
      const ids = new Set(idsOf(facts, query));
      const comments = await listEvidence(tx, params.id, [...ids]);
      const items = comments.map((comment) => ({
        ...comment,
        caseCode: showCaseCode(comment.caseCode),
      }));
      return { items, named: ids.size };
    }),
  );
}

/** @throws Problem 404 for an assumption that is not there. */
function idsOf(
  { whys, assumptions }: ThemeFacts,
  { part, at }: { part: (typeof contract.evidenceParts)[number]; at: number },
): readonly string[] {
  if (part === 'whys') return whys.flatMap(({ evidence }) => evidence);
  const assumption = assumptions[at];
  if (!assumption) throw notFound();
  return assumption[part];
}
