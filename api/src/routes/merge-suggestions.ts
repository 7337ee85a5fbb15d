import { inOrganization, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { deleteDismissal, insertDismissal } from '@vocero/sql/merge-dismissals';
import { plain } from '../audit.ts';
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

  serve(app, deps, contract.dismissMergeSuggestion, ({ principal, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return write(orgId, async (tx) => {
      await insertDismissal(tx, [body.themeId, body.otherId], memberId);
      await audit(tx, { act: 'merge_dismissed', subject: { kind: 'engine' }, after: plain(body) });
    });
  });

  serve(app, deps, contract.restoreMergeSuggestion, ({ principal: { orgId }, params, audit }) =>
    write(orgId, async (tx) => {
      await deleteDismissal(tx, [params.themeId, params.otherId]);
      const after = plain(params);
      await audit(tx, { act: 'merge_restored', subject: { kind: 'engine' }, after });
    }),
  );
}
