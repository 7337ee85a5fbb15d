import * as contract from '../contract/organizations.ts';
import { loadDemoFor } from '../demo/load.ts';
import { removeDemoFor } from '../demo/remove.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { serve } from '../serve.ts';

/** The demo organisation: loaded by a button, removed by another. */
export function demoRoutes(app: App, deps: Deps) {
  serve(app, deps, contract.loadDemo, ({ principal, c }) =>
    loadDemoFor(deps, memberOnly(principal).userId, c.get('locale')),
  );

  serve(app, deps, contract.removeDemo, async ({ principal }) => {
    await removeDemoFor(deps, memberOnly(principal).userId);
    return undefined;
  });
}
