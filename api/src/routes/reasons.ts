import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  findContactReason,
  insertContactReasons,
  listContactReasons,
  updateContactReason,
} from '@vocero/sql/contact-reasons';
import { placeContactReason } from '@vocero/sql/reason-order';
import { starterReasons } from '@vocero/sql/starter-reasons';
import * as contract from '../contract/reasons.ts';
import type { App, Deps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';

/** The register of contact reasons. */
export function reasonRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listReasons, async ({ principal }) => {
    const items = await inOrganization(sql, principal.orgId, listContactReasons);
    return { items, warning: warningFor(items.length) };
  });

  serve(app, deps, contract.createReason, async ({ principal, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const [id] = await insertContactReasons(tx, [body]);
      if (!id) throw new Problem(409, 'reason_code_taken');
      return existing(tx, id);
    }),
  );

  serve(app, deps, contract.addStarterReasons, async ({ principal }) => {
    const reasons = starterReasons.map((reason) => ({ ...reason, departmentId: null }));
    const added = await inOrganization(sql, principal.orgId, (tx) =>
      insertContactReasons(tx, reasons),
    );
    return { added: added.length };
  });

  serve(app, deps, contract.changeReason, async ({ principal, params, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { position, ...change } = body;
      await updateContactReason(tx, params.id, change);
      if (position !== undefined) await placeContactReason(tx, params.id, position);
      return existing(tx, params.id);
    }),
  );
}

async function existing(tx: Tx, id: string) {
  const reason = await findContactReason(tx, id);
  if (!reason) throw notFound();
  return reason;
}

function warningFor(count: number): 'few' | 'many' | null {
  if (count < contract.reasonLimits.fewest) return 'few';
  return count > contract.reasonLimits.most ? 'many' : null;
}
