import * as contract from '../contract/sensitivity.ts';
import type { App, Deps } from '../deps.ts';
import { makePreviewLine } from '../preview-line.ts';
import { previewSensitivity } from '../preview-sensitivity.ts';
import { serve } from '../serve.ts';

const limits = { most: 4, patience: 120_000 };

/** What another sensitivity would change, before anybody chooses it. */
export function sensitivityRoutes(app: App, deps: Deps) {
  const line = makePreviewLine(limits);

  serve(app, deps, contract.previewSensitivity, ({ principal: { orgId }, body, c }) =>
    line.run(orgId, c.req.raw.signal, (signal) =>
      previewSensitivity(deps, orgId, body.sensitivity, signal),
    ),
  );
}
