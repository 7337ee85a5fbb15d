import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  findContactReason,
  insertContactReasons,
  listContactReasons,
  updateContactReason,
} from '@vocero/sql/contact-reasons';
import { placeContactReason } from '@vocero/sql/reason-order';
import { starterReasons } from '@vocero/sql/starter-reasons';
import { differences } from '../audit.ts';
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

  serve(app, deps, contract.createReason, async ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const [id] = await insertContactReasons(tx, [body]);
      if (!id) throw new Problem(409, 'reason_code_taken');
      const subject = { kind: 'reason', id, label: body.code } as const;
      await audit(tx, { act: 'reason_added', subject, after: { names: body.names } });
      return existing(tx, id);
    }),
  );

  serve(app, deps, contract.addStarterReasons, async ({ principal, audit }) => {
    const reasons = starterReasons.map((reason) => ({ ...reason, departmentId: null }));
    return inOrganization(sql, principal.orgId, async (tx) => {
      const added = (await insertContactReasons(tx, reasons)).length;
      await audit(tx, { act: 'reasons_added', subject: { kind: 'reason' }, after: { added } });
      return { added };
    });
  });

  serve(app, deps, contract.changeReason, async ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { position, ...change } = body;
      const before = await existing(tx, params.id);
      await updateContactReason(tx, params.id, change);
      if (position !== undefined) await placeContactReason(tx, params.id, position);
      const after = await existing(tx, params.id);
      const changed = differences(before, after);
      await audit(tx, {
        act: 'reason_changed',
        subject: { kind: 'reason', id: before.id, label: before.code },
        before: changed.before,
        after: { ...changed.after, ...placeAndState(body) },
      });
      return after;
    }),
  );
}

/** What a reason does not show of itself. */
const placeAndState = ({
  position,
  archived,
}: {
  position?: number | undefined;
  archived?: boolean | undefined;
}) => ({
  ...(position !== undefined && { position }),
  ...(archived !== undefined && { archived }),
});

async function existing(tx: Tx, id: string) {
  const reason = await findContactReason(tx, id);
  if (!reason) throw notFound();
  return reason;
}

function warningFor(count: number): 'few' | 'many' | null {
  if (count < contract.reasonLimits.fewest) return 'few';
  return count > contract.reasonLimits.most ? 'many' : null;
}
