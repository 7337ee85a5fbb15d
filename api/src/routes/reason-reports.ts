import { inOrganization } from '@vocero/sql/connect';
import { findContactReason } from '@vocero/sql/contact-reasons';
import { listBaselinesOf } from '@vocero/sql/reason-baselines';
import type { Context } from 'hono';
import type { z } from 'zod';
import { actorOf, auditFor, plain } from '../audit.ts';
import { readAskedPeriod } from '../asked-period.ts';
import * as contract from '../contract/reason-reports.ts';
import { readDepartmentReport } from '../department-report.ts';
import type { App, Deps, Env } from '../deps.ts';
import { freezeBaselines } from '../freeze-baselines.ts';
import { memberOnly } from '../principal.ts';
import { InvalidInput, notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { readReasonReport } from '../reason-report.ts';
import { departmentCsv, reasonCsv } from '../report-csv.ts';
import { serve } from '../serve.ts';

/** Why customers contact us and who causes it; nothing here tells people apart who took the contacts. */
export function reasonReportRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readReasonReport, async ({ principal, query }) =>
    inOrganization(sql, principal.orgId, async (tx) =>
      readReasonReport(tx, await readAskedPeriod(tx, query)),
    ),
  );

  serve(app, deps, contract.readDepartmentReport, async ({ principal, query }) =>
    inOrganization(sql, principal.orgId, async (tx) =>
      readDepartmentReport(tx, await readAskedPeriod(tx, query)),
    ),
  );

  serve(app, deps, contract.freezeBaselines, async ({ principal, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const { frozen, kept } = await freezeBaselines(tx, body, memberId);
      const { from, until, replace } = body;
      const after = { from, until, replace, frozen, kept };
      await audit(tx, { act: 'baselines_frozen', subject: { kind: 'baseline' }, after });
      return { frozen, kept };
    });
  });

  serve(app, deps, contract.listBaselines, async ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await findContactReason(tx, params.id))) throw notFound();
      return { items: await listBaselinesOf(tx, params.id) };
    }),
  );

  serveRaw(app, deps, rawRoutes.reasonReportCsv, async (c, principal) => {
    const query = queryOf(c);
    const report = await inOrganization(sql, principal.orgId, async (tx) => {
      await auditFor(c, deps, actorOf(principal))(tx, download('reasons', query));
      return readReasonReport(tx, await readAskedPeriod(tx, query));
    });
    return file(c, 'reasons', reasonCsv(report, c.get('locale')));
  });

  serveRaw(app, deps, rawRoutes.departmentReportCsv, async (c, principal) => {
    const query = queryOf(c);
    const report = await inOrganization(sql, principal.orgId, async (tx) => {
      await auditFor(c, deps, actorOf(principal))(tx, download('departments', query));
      return readDepartmentReport(tx, await readAskedPeriod(tx, query));
    });
    return file(c, 'departments', departmentCsv(report, c.get('locale')));
  });
}

type Query = z.output<typeof contract.PeriodQuery>;

const download = (name: string, query: Query) =>
  ({
    act: 'export_downloaded',
    subject: { kind: 'export', id: name, label: `${name}.csv` },
    after: plain(query),
  }) as const;

function queryOf(c: Context<Env>): Query {
  const { period, from, until } = c.req.query();
  const read = contract.PeriodQuery.safeParse({ period, from, until }, { reportInput: true });
  if (!read.success) throw new InvalidInput(read.error.issues);
  return read.data;
}

const file = (c: Context<Env>, name: string, lines: string) =>
  c.body(lines, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.csv"`,
    'cache-control': 'no-store',
  });
