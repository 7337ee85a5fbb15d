import { inOrganization, type Tx } from '@vocero/sql/connect';
import { raiseKindVersion } from '@vocero/sql/kind-rules';
import { notifyLive } from '@vocero/sql/live';
import { readMeasures, updateMeasures } from '@vocero/sql/measures';
import { appendOutboxAnew, wakeRelay } from '@vocero/sql/outbox';
import { differences } from '../audit.ts';
import * as contract from '../contract/measures.ts';
import { definedOnly } from '../defined-only.ts';
import type { App, Deps } from '../deps.ts';
import { forgetKindRules } from '../held-kind-rules.ts';
import { serve } from '../serve.ts';

export function measureRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readMeasures, ({ principal }) =>
    inOrganization(sql, principal.orgId, readMeasures),
  );

  serve(app, deps, contract.changeMeasures, async ({ principal: { orgId }, body, audit }) => {
    const measures = await inOrganization(sql, orgId, async (tx) => {
      const before = await readMeasures(tx);
      const measures = await updateMeasures(tx, definedOnly(body));
      await audit(tx, {
        act: 'measures_changed',
        subject: { kind: 'measures' },
        ...differences(before, measures),
      });
      if (body.repeatDays !== undefined) await tellKinds(tx, orgId);
      await notifyLive(tx, orgId, 'themes');
      return measures;
    });
    forgetKindRules(sql, orgId);
    wakeRelay(sql);
    return measures;
  });
}

/** Rules for contact kinds ask for repeat contacts: with other days they say something else. */
async function tellKinds(tx: Tx, orgId: string): Promise<void> {
  await raiseKindVersion(tx);
  await appendOutboxAnew(tx, 'kinds.apply', orgId);
  await notifyLive(tx, orgId, 'engine');
}
