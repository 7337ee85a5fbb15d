import { inOrganization } from '@vocero/sql/connect';
import * as contract from '../contract/theme-map.ts';
import type { App, Deps } from '../deps.ts';
import type { ModelCache } from '../model-cache.ts';
import { serve } from '../serve.ts';
import { readThemeMap } from '../theme-map.ts';

export function themeMapRoutes(app: App, deps: Deps, readModel: ModelCache) {
  serve(app, deps, contract.readThemeMap, ({ principal: { orgId } }) =>
    inOrganization(deps.sql, orgId, (tx) => readThemeMap(tx, readModel, orgId)),
  );
}
