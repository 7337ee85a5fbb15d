import { inOrganization } from '@vocero/sql/connect';
import { groupIdeas, mostIdeas } from '@vocero/sql/ideas';
import * as contract from '../contract/ideas.ts';
import type { App, Deps } from '../deps.ts';
import { serve } from '../serve.ts';

/** What people propose. */
export function ideaRoutes(app: App, deps: Deps) {
  serve(app, deps, contract.listIdeas, async ({ principal }) => {
    const groups = await inOrganization(deps.sql, principal.orgId, groupIdeas);
    const count = groups[0]?.all ?? 0;
    const told = groups.reduce((sum, group) => sum + group.count, 0);
    const capped = count >= mostIdeas;
    return { count, capped, untold: count - told, groups: groups.map(({ all: _, ...own }) => own) };
  });
}
