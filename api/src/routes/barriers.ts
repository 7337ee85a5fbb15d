import { inOrganization } from '@vocero/sql/connect';
import { readMeasures } from '@vocero/sql/measures';
import { listStalledThemes, type StalledTheme } from '@vocero/sql/stalled-themes';
import * as contract from '../contract/barriers.ts';
import type { App, Deps } from '../deps.ts';
import { serve } from '../serve.ts';

/** The themes that do not move, and why. */
export function barrierRoutes(app: App, deps: Deps) {
  serve(app, deps, contract.listBarriers, ({ principal }) =>
    inOrganization(deps.sql, principal.orgId, async (tx) => {
      const { stalledWeeks } = await readMeasures(tx);
      return { stalledWeeks, items: (await listStalledThemes(tx)).map(shown) };
    }),
  );
}

function shown({ ownerId, ownerName, departmentId, departmentName, ...theme }: StalledTheme) {
  return {
    ...theme,
    owner: named(ownerId, ownerName),
    department: named(departmentId, departmentName),
  };
}

const named = (id: string | null, name: string | null) =>
  id !== null && name !== null ? { id, name } : null;
