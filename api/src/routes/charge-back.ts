import { inOrganization, type Tx } from '@vocero/sql/connect';
import { readThisMonth } from '@vocero/sql/months';
import { countStatement } from '@vocero/sql/statement-count';
import { findStatement, listClosedMonths, listGrantedRemedies } from '@vocero/sql/statements';
import { actorOf, auditFor } from '../audit.ts';
import * as contract from '../contract/charge-back.ts';
import type { App, Deps } from '../deps.ts';
import { fileLocale } from '../file-locale.ts';
import { byteOrderMark } from '../number-csv.ts';
import { notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { serve } from '../serve.ts';
import { running, showStatement } from '../statement-answer.ts';
import { writeStatementCsv } from '../statement-csv.ts';

/** What contacts cost by the department that causes them, month by month. */
export function chargeBackRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readRunningStatement, ({ principal }) =>
    inOrganization(sql, principal.orgId, readRunning),
  );

  serve(app, deps, contract.listStatements, async ({ principal }) => ({
    items: await inOrganization(sql, principal.orgId, (tx) => listClosedMonths(tx)),
  }));

  serve(app, deps, contract.readStatement, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => readClosed(tx, params.month)),
  );

  serve(app, deps, contract.listStatementRemedies, async ({ principal, params, query }) => {
    const department = query.department === 'none' ? null : query.department;
    const items = await inOrganization(sql, principal.orgId, (tx) =>
      listGrantedRemedies(tx, params.month, department),
    );
    return { items };
  });

  serveRaw(app, deps, rawRoutes.statementCsv, async (c, principal) => {
    const month = contract.MonthParams.safeParse(c.req.param()).data?.month;
    if (month === undefined) throw notFound();
    const name = `charge-back-${month.slice(0, 7)}.csv`;
    const read = await inOrganization(sql, principal.orgId, async (tx) => {
      const statement = await readMonth(tx, month);
      await auditFor(
        c,
        deps,
        actorOf(principal),
      )(tx, {
        act: 'export_downloaded',
        subject: { kind: 'export', id: 'charge_back', label: name },
      });
      return statement;
    });
    // The file is written from the very answer that programs get.
    const statement = contract.Statement.parse(JSON.parse(JSON.stringify(read)));
    const mark = c.req.query('bom') === '0' ? '' : byteOrderMark;
    return c.body(mark + writeStatementCsv(statement, fileLocale(c)), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    });
  });
}

async function readRunning(tx: Tx) {
  return showStatement(await countStatement(tx, await readThisMonth(tx)), running);
}

async function readClosed(tx: Tx, month: string) {
  const statement = await findStatement(tx, month);
  if (!statement) throw notFound();
  return showStatement(statement, statement);
}

const readMonth = async (tx: Tx, month: string) =>
  month === (await readThisMonth(tx)) ? readRunning(tx) : readClosed(tx, month);
