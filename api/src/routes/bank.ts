import { exportFeedback } from '@vocero/sql/bank-export';
import { countFacets } from '@vocero/sql/bank-facets';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { isBankFilling } from '@vocero/sql/bank-words';
import type { Context } from 'hono';
import { actorOf, auditFor, plain } from '../audit.ts';
import { bankHeader, bankLines } from '../bank-csv.ts';
import { readAsked } from '../bank-query.ts';
import * as contract from '../contract/bank.ts';
import type { App, Deps, Env } from '../deps.ts';
import { filterOf } from '../list-comments.ts';
import type { ModelCache } from '../model-cache.ts';
import { InvalidInput } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { serve } from '../serve.ts';
import { streamOf } from '../stream-of.ts';

/** The information bank: what a search finds, counted and as a file. */
export function bankRoutes(app: App, deps: Deps, readModel: ModelCache) {
  const { sql } = deps;

  serve(app, deps, contract.readFacets, ({ principal: { orgId }, query }) =>
    inOrganization(sql, orgId, async (tx) => {
      const asked = await readAsked(tx, query);
      const filter = await filterOf(tx, readModel, orgId, query);
      const { count, capped, values } = await countFacets(tx, asked?.words ?? null, filter);
      const also = asked?.terms.flatMap((term) => term.also) ?? [];
      return { count, capped, facets: values, also, filling: await isBankFilling(tx) };
    }),
  );

  serveRaw(app, deps, rawRoutes.bankCsv, (c, principal) => {
    const { orgId } = principal;
    const note = auditFor(c, deps, actorOf(principal));
    const { bom, lang = c.get('locale'), ...query } = queryOf(c);
    const body = streamOf(async (write) => {
      await write(`${bom === '1' ? '\uFEFF' : ''}${bankHeader(lang)}`);
      await inOrganization(sql, orgId, async (tx) => {
        await allowTime(tx);
        await note(tx, download(query));
        const asked = await readAsked(tx, query);
        const filter = await filterOf(tx, readModel, orgId, query);
        for await (const rows of exportFeedback(tx, asked?.words ?? null, filter)) {
          await write(bankLines(rows, lang));
        }
      });
    });
    return c.body(body, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="comments.csv"',
      'cache-control': 'no-store',
    });
  });
}

const download = (query: object) =>
  ({
    act: 'export_downloaded',
    subject: { kind: 'export', id: 'comments', label: 'comments.csv' },
    after: plain(query),
  }) as const;

/** A million comments are put in order before the first of them is sent. */
const allowTime = (tx: Tx) => tx`set local statement_timeout = '5min'`;

function queryOf(c: Context<Env>) {
  const { org: _, ...given } = c.req.query();
  const read = contract.ExportQuery.safeParse(given, { reportInput: true });
  if (!read.success) throw new InvalidInput(read.error.issues);
  return read.data;
}
