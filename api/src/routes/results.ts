import { inOrganization } from '@vocero/sql/connect';
import type { Tx } from '@vocero/sql/connect';
import { readDays, readNamedPeriod } from '@vocero/sql/report-period';
import { actorOf, auditFor, plain } from '../audit.ts';
import * as contract from '../contract/results.ts';
import type { App, Deps } from '../deps.ts';
import { InvalidInput, notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { resultsCsv } from '../results-csv.ts';
import { serve } from '../serve.ts';
import { readSurveyResults } from '../survey-results.ts';

/** What surveys were answered. */
export function resultRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readResults, ({ principal, params, query }) =>
    inOrganization(sql, principal.orgId, (tx) => resultsOf(tx, params.id, query)),
  );

  serveRaw(app, deps, rawRoutes.resultsCsv, async (c, principal) => {
    const id = contract.readResults.params!.safeParse({ id: c.req.param('id') }).data?.id;
    if (id === undefined) throw notFound();
    const { org: _, ...given } = c.req.query();
    const checked = contract.ResultsQuery.safeParse(given, { reportInput: true });
    if (!checked.success) throw new InvalidInput(checked.error.issues);
    const query = checked.data;
    const results = await inOrganization(sql, principal.orgId, async (tx) => {
      const found = await resultsOf(tx, id, query);
      await auditFor(
        c,
        deps,
        actorOf(principal),
      )(tx, {
        act: 'export_downloaded',
        subject: { kind: 'export', id: 'results', label: `${found.survey.name}.csv` },
        after: plain(query),
      });
      return found;
    });
    return c.body(`\ufeff${resultsCsv(results, c.get('locale'))}`, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="results.csv"',
      'cache-control': 'no-store',
    });
  });
}

async function resultsOf(tx: Tx, id: string, query: contract.ResultsQuery) {
  const { period, from, until } = query;
  // A period of one's own has both: the contract sees to it.
  const span = period === 'custom' ? readDays(tx, from!, until!) : readNamedPeriod(tx, period);
  return readSurveyResults(tx, id, await span, query);
}
