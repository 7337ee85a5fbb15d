import * as contract from '../contract/phrases.ts';
import type { App, Deps } from '../deps.ts';
import type { ModelCache } from '../model-cache.ts';
import { readPhraseLines, readPhrases } from '../phrases.ts';
import { serve } from '../serve.ts';

/** What is said in the same words by several people, and where. */
export function phraseRoutes(app: App, deps: Deps, readModel: ModelCache) {
  serve(app, deps, contract.listPhrases, ({ principal: { orgId }, query }) =>
    readPhrases(deps.sql, readModel, orgId, query),
  );

  serve(app, deps, contract.listPhraseLines, ({ principal: { orgId }, query }) =>
    readPhraseLines(deps.sql, orgId, query),
  );
}
