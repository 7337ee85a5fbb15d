import { enterOrganizationById } from '@vocero/sql/demo';
import type { Tx } from '@vocero/sql/connect';
import * as contract from '../contract/organizations.ts';
import { loadDemoFor } from '../demo/load.ts';
import { removeDemoFor } from '../demo/remove.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { serve } from '../serve.ts';

/** The demo organisation: loaded by a button, removed by another. */
export function demoRoutes(app: App, deps: Deps) {
  serve(app, deps, contract.loadDemo, ({ principal, c, audit }) => {
    const { userId, orgId } = memberOnly(principal);
    return loadDemoFor(deps, userId, c.get('locale'), (tx, slug) =>
      inOwn(tx, orgId, () =>
        audit(tx, { act: 'demo_loaded', subject: { kind: 'demo', id: slug, label: slug } }),
      ),
    );
  });

  serve(app, deps, contract.removeDemo, async ({ principal, audit }) => {
    const { userId, orgId } = memberOnly(principal);
    await removeDemoFor(deps, userId, (tx) =>
      inOwn(tx, orgId, () => audit(tx, { act: 'demo_removed', subject: { kind: 'demo' } })),
    );
    return undefined;
  });
}

/** Told where it was asked for, unless that organisation was the demo and is gone. */
async function inOwn(tx: Tx, orgId: string, tell: () => Promise<void>): Promise<void> {
  if (await enterOrganizationById(tx, orgId)) await tell();
}
