import { findBenefitTheme } from '@vocero/sql/benefits';
import { inOrganization } from '@vocero/sql/connect';
import { readMeasures } from '@vocero/sql/measures';
import type { Context } from 'hono';
import { actorOf, auditFor, plain } from '../audit.ts';
import { showBenefit } from '../benefit.ts';
import * as contract from '../contract/benefits.ts';
import type { App, Deps, Env } from '../deps.ts';
import { fileLocale } from '../file-locale.ts';
import { writeLedgerCsv } from '../ledger-csv.ts';
import { readLedger } from '../ledger.ts';
import { byteOrderMark } from '../number-csv.ts';
import { InvalidInput, notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { serve } from '../serve.ts';

/** What it brought to act on what customers say: estimates, all of them. */
export function benefitRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readThemeBenefit, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const theme = await findBenefitTheme(tx, params.id);
      if (!theme) throw notFound();
      return showBenefit(theme, await readMeasures(tx));
    }),
  );

  serve(app, deps, contract.readLedger, ({ principal, query }) =>
    inOrganization(sql, principal.orgId, (tx) => readLedger(tx, query)),
  );

  serveRaw(app, deps, rawRoutes.ledgerCsv, async (c, principal) => {
    const query = queryOf(c);
    const read = await inOrganization(sql, principal.orgId, async (tx) => {
      await auditFor(
        c,
        deps,
        actorOf(principal),
      )(tx, {
        act: 'export_downloaded',
        subject: { kind: 'export', id: 'benefits', label: 'benefits.csv' },
        after: plain(query),
      });
      return readLedger(tx, query);
    });
    // The file is written from the very answer that programs get.
    const ledger = contract.Ledger.parse(JSON.parse(JSON.stringify(read)));
    const mark = c.req.query('bom') === '0' ? '' : byteOrderMark;
    return c.body(mark + writeLedgerCsv(ledger, fileLocale(c)), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="benefits.csv"',
      'cache-control': 'no-store',
    });
  });
}

function queryOf(c: Context<Env>) {
  const { year, quarter } = c.req.query();
  const read = contract.LedgerQuery.safeParse({ year, quarter }, { reportInput: true });
  if (!read.success) throw new InvalidInput(read.error.issues);
  return read.data;
}
