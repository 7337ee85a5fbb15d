import { inOrganization } from '@vocero/sql/connect';
import {
  deleteUse,
  insertUse,
  listOpenUses,
  listUsesOfCase,
  setWorked,
} from '@vocero/sql/solution-uses';
import { lockSolution } from '@vocero/sql/solutions';
import * as contract from '../contract/solutions.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';
import { useAnswer } from '../solution-answer.ts';

/** More than anybody answers at once. */
const MOST_OPEN = 20;

/** Who used an article for what, and whether it worked: one vote for each comment or case. */
export function solutionUseRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.addSolutionUse, ({ principal, params, body }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      if (!(await lockSolution(tx, params.id))) throw notFound();
      return { id: await insertUse(tx, { solutionId: params.id, memberId, ...body }) };
    });
  });

  serve(app, deps, contract.listSolutionUses, ({ principal, query }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const rows =
        query.case === undefined
          ? await listOpenUses(tx, memberId, MOST_OPEN)
          : await listUsesOfCase(tx, { caseId: query.case, memberId });
      return { items: rows.map(useAnswer) };
    });
  });

  serve(app, deps, contract.voteSolutionUse, ({ principal, params, body }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const voted = await setWorked(tx, { id: params.id, memberId, worked: body.worked });
      if (!voted) throw notFound();
      return undefined;
    });
  });

  serve(app, deps, contract.removeSolutionUse, ({ principal, params }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      if (!(await deleteUse(tx, { id: params.id, memberId }))) throw notFound();
      return undefined;
    });
  });
}
