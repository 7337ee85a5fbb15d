import { inOrganization } from '@vocero/sql/connect';
import { findThemeFacts } from '@vocero/sql/theme-facts';
import * as contract from '../contract/targets.ts';
import { countBaseline } from '../count-baseline.ts';
import type { App, Deps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';
import { warningsOf } from '../target-warnings.ts';

/** What a target would be measured by, before it is set. */
export function targetRoutes(app: App, deps: Deps) {
  serve(app, deps, contract.previewTarget, ({ principal, params, query }) =>
    inOrganization(deps.sql, principal.orgId, async (tx) => {
      const facts = await findThemeFacts(tx, params.id);
      if (!facts) throw notFound();
      const { weeks, unheard, counted: baseline } = await countBaseline(tx, params.id, query);
      const { metric, goal, on } = query;
      const isWhole = baseline && goal !== undefined && on !== undefined;
      const warnings = isWhole
        ? warningsOf({ metric, goal, on, weeks: query.weeks, baseline }, facts)
        : [];
      return {
        weeks: weeks.map(({ next: _, isSilent: __, ...week }) => week),
        unheard,
        baseline,
        warnings,
      };
    }),
  );
}
