import { inOrganization } from '@vocero/sql/connect';
import * as contract from '../contract/why-not.ts';
import type { App, Deps } from '../deps.ts';
import type { ModelCache } from '../model-cache.ts';
import { serve } from '../serve.ts';
import { explainWhyNot, nearestThemes } from '../why-not.ts';

export function whyNotRoutes(app: App, deps: Deps, readModel: ModelCache) {
  serve(app, deps, contract.readWhyNot, ({ principal: { orgId }, params }) =>
    inOrganization(deps.sql, orgId, (tx) =>
      explainWhyNot(tx, readModel, { orgId, feedbackId: params.id, themeId: params.themeId }),
    ),
  );

  serve(app, deps, contract.readNearestThemes, ({ principal: { orgId }, params }) =>
    inOrganization(deps.sql, orgId, async (tx) => ({
      items: await nearestThemes(tx, readModel, { orgId, feedbackId: params.id }),
    })),
  );
}
