import { inOrganization, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { findUrgent, listUrgent, takeUrgent, type OpenUrgent } from '@vocero/sql/urgent';
import { showCaseCode } from '../case-code.ts';
import * as contract from '../contract/urgent.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';

const MOST = 20;

/** What customers call urgent, and who looks after it. */
export function urgentRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listUrgent, async ({ principal }) => {
    const wanted = { days: contract.urgentDays, limit: MOST };
    const rows = await inOrganization(sql, principal.orgId, (tx) => listUrgent(tx, wanted));
    return { items: rows.map(shown) };
  });

  serve(app, deps, contract.takeUrgent, ({ principal, params: { id }, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { memberId, orgId } = memberOnly(principal);
      const before = await requireUrgent(tx, id);
      if (before.takenBy && before.takenBy.id !== memberId) {
        throw new Problem(409, 'urgent_taken', { name: before.takenBy.name });
      }
      await takeUrgent(tx, { id, memberId: body.taken ? memberId : null });
      await audit(tx, {
        act: body.taken ? 'urgent_taken' : 'urgent_left',
        subject: { kind: 'feedback', id, label: showCaseCode(before.caseCode) },
      });
      await notifyLive(tx, orgId, 'feedback');
      return shown(await requireUrgent(tx, id));
    }),
  );
}

/** Held until the transaction ends, so that two who take it at once do not both have it. */
async function requireUrgent(tx: Tx, id: string): Promise<OpenUrgent> {
  const found = await findUrgent(tx, id);
  if (!found) throw notFound();
  return found;
}

const shown = (urgent: OpenUrgent) => ({ ...urgent, caseCode: showCaseCode(urgent.caseCode) });
