import { inOrganization } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { readMeasures, updateMeasures, type Measures } from '@vocero/sql/measures';
import * as contract from '../contract/measures.ts';
import type { App, Deps } from '../deps.ts';
import { serve } from '../serve.ts';

export function measureRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readMeasures, ({ principal }) =>
    inOrganization(sql, principal.orgId, readMeasures),
  );

  serve(app, deps, contract.changeMeasures, ({ principal: { orgId }, body }) =>
    inOrganization(sql, orgId, async (tx) => {
      const measures = await updateMeasures(tx, definedOnly(body));
      await notifyLive(tx, orgId, 'themes');
      return measures;
    }),
  );
}

const definedOnly = (body: { [K in keyof Measures]?: Measures[K] | undefined }) =>
  Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined),
  ) as Partial<Measures>;
