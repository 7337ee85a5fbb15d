import { inOrganization } from '@vocero/sql/connect';
import { findDigest, listDigestWeeks, readDigest } from '@vocero/sql/digest';
import { readThisWeek } from '@vocero/sql/weeks';
import * as contract from '../contract/digests.ts';
import type { App, Deps } from '../deps.ts';
import { readKeptTrends } from '../kept-trends.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';

/** Two years of weeks; whoever looks further back looks at the top ten. */
const MOST_WEEKS = 104;

/** What each week was like, and what the running one is like so far. */
export function digestRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listDigests, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => ({
      weeks: await listDigestWeeks(tx, MOST_WEEKS),
      running: await readThisWeek(tx),
    })),
  );

  serve(app, deps, contract.readRunningDigest, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) =>
      readDigest(tx, await readThisWeek(tx), await readKeptTrends(tx)),
    ),
  );

  serve(app, deps, contract.readDigest, async ({ principal, params }) => {
    const digest = await inOrganization(sql, principal.orgId, (tx) => findDigest(tx, params.week));
    if (!digest) throw notFound();
    return digest;
  });
}
