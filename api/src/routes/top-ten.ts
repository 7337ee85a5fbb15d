import { inOrganization, type Tx } from '@vocero/sql/connect';
import { countTopTen } from '@vocero/sql/top-ten';
import { findTopTenWeek, listClosedWeeks } from '@vocero/sql/top-ten-weeks';
import { readThisWeek } from '@vocero/sql/weeks';
import { actorOf, auditFor } from '../audit.ts';
import * as contract from '../contract/top-ten.ts';
import type { App, Deps } from '../deps.ts';
import { fileLocale } from '../file-locale.ts';
import { byteOrderMark } from '../number-csv.ts';
import { notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { serve } from '../serve.ts';
import { writeTopTenCsv } from '../top-ten-csv.ts';
import { showClosedWeek, showRunningWeek } from '../top-ten.ts';

/** The weekly report of the ten main causes of contacts. */
export function topTenRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readTopTen, ({ principal }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const week = await countTopTen(tx, await readThisWeek(tx));
      const [last] = await listClosedWeeks(tx, 1);
      return showRunningWeek(week, last === undefined);
    }),
  );

  serve(app, deps, contract.listTopTenWeeks, async ({ principal }) => ({
    items: await inOrganization(sql, principal.orgId, (tx) => listClosedWeeks(tx)),
  }));

  serve(app, deps, contract.readTopTenWeek, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => closedWeek(tx, params.week)),
  );

  serveRaw(app, deps, rawRoutes.topTenCsv, async (c, principal) => {
    const week = contract.WeekParams.safeParse(c.req.param()).data?.week;
    if (week === undefined) throw notFound();
    const read = await inOrganization(sql, principal.orgId, async (tx) => {
      const closed = await closedWeek(tx, week);
      await auditFor(
        c,
        deps,
        actorOf(principal),
      )(tx, {
        act: 'export_downloaded',
        subject: { kind: 'export', id: 'top_ten', label: `top-ten-${week}.csv` },
      });
      return closed;
    });
    // The file is written from the very answer that programs get.
    const report = contract.TopTen.parse(JSON.parse(JSON.stringify(read)));
    const mark = c.req.query('bom') === '0' ? '' : byteOrderMark;
    return c.body(mark + writeTopTenCsv(report, fileLocale(c)), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="top-ten-${week}.csv"`,
      'cache-control': 'no-store',
    });
  });
}

async function closedWeek(tx: Tx, start: string) {
  const week = await findTopTenWeek(tx, start);
  if (!week) throw notFound();
  return showClosedWeek(week);
}
