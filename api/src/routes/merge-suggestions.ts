import { inOrganization, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { deleteDismissal, insertDismissal } from '@vocero/sql/merge-dismissals';
import * as contract from '../contract/merge-suggestions.ts';
import type { App, Deps } from '../deps.ts';
import { listMergeSuggestions } from '../merge-suggestions.ts';
import type { ModelCache } from '../model-cache.ts';
import { memberOnly } from '../principal.ts';
import { serve } from '../serve.ts';

/** "Would you merge these two?", and what people answered. Merging itself is an act on themes. */
export function mergeSuggestionRoutes(app: App, deps: Deps, readModel: ModelCache) {
  const { sql } = deps;

  serve(app, deps, contract.listMergeSuggestions, ({ principal: { orgId } }) =>
    inOrganization(sql, orgId, async (tx) => ({
      items: await listMergeSuggestions(tx, readModel, orgId),
    })),
  );

  const write = async (orgId: string, work: (tx: Tx) => Promise<void>) => {
    await inOrganization(sql, orgId, async (tx) => {
      await work(tx);
      await notifyLive(tx, orgId, 'themes');
    });
    return undefined;
  };

  serve(app, deps, contract.dismissMergeSuggestion, ({ principal, body }) => {
    const { orgId, memberId } = memberOnly(principal);
    return write(orgId, (tx) => insertDismissal(tx, [body.themeId, body.otherId], memberId));
  });

  serve(app, deps, contract.restoreMergeSuggestion, ({ principal: { orgId }, params }) =>
    write(orgId, (tx) => deleteDismissal(tx, [params.themeId, params.otherId])),
  );
}
