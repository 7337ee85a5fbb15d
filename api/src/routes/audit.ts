import { listAudit, type AuditRow } from '@vocero/sql/audit-list';
import { inOrganization } from '@vocero/sql/connect';
import { writeAuditCsv } from '../audit-csv.ts';
import { actorOf, auditFor } from '../audit.ts';
import * as contract from '../contract/audit.ts';
import type { App, Deps } from '../deps.ts';
import { InvalidInput } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { serve } from '../serve.ts';
import { streamTexts } from '../stream-of.ts';

/** Who changed what and when. Nothing here can be changed or taken back. */
export function auditRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listAudit, async ({ principal, query }) => {
    const { cursor, limit, ...filter } = query;
    const rows = await inOrganization(sql, principal.orgId, (tx) =>
      listAudit(tx, { ...filter, before: cursor }, limit + 1),
    );
    const items = rows.slice(0, limit).map(shown);
    return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
  });

  serveRaw(app, deps, rawRoutes.auditCsv, async (c, principal) => {
    const { org: _, ...query } = c.req.query();
    const read = contract.AuditFilter.safeParse(query, { reportInput: true });
    if (!read.success) throw new InvalidInput(read.error.issues);
    const { orgId } = principal;
    await inOrganization(sql, orgId, (tx) =>
      auditFor(
        c,
        deps,
        actorOf(principal),
      )(tx, {
        act: 'export_downloaded',
        subject: { kind: 'export', id: 'audit', label: 'audit.csv' },
      }),
    );
    const lines = writeAuditCsv(sql, { orgId, filter: read.data, locale: c.get('locale') });
    return c.body(streamTexts(lines), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit.csv"',
      'cache-control': 'no-store',
    });
  });
}

/** Names that only this module and the history of themes write. */
const shown = (row: AuditRow) => ({
  ...row,
  act: row.act as contract.AuditLine['act'],
  subject: { ...row.subject, kind: row.subject.kind as contract.AuditLine['subject']['kind'] },
});
