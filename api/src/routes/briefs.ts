import { inOrganization } from '@vocero/sql/connect';
import { actorOf, auditFor } from '../audit.ts';
import { readBrief } from '../brief.ts';
import { writeBrief } from '../brief-markdown.ts';
import * as contract from '../contract/briefs.ts';
import { IdParams } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { serve } from '../serve.ts';

/** A theme to take along: as data, and as text for a meeting or a message. */
export function briefRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readBrief, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => readBrief(tx, params.id, new Date())),
  );

  serveRaw(app, deps, rawRoutes.brief, async (c, principal) => {
    const id = IdParams.safeParse(c.req.param()).data?.id;
    if (id === undefined) throw notFound();
    const read = await inOrganization(sql, principal.orgId, async (tx) => {
      const brief = await readBrief(tx, id, new Date());
      await auditFor(
        c,
        deps,
        actorOf(principal),
      )(tx, {
        act: 'export_downloaded',
        subject: { kind: 'export', id: 'brief', label: 'brief.md' },
        after: { theme: id },
      });
      return brief;
    });
    // The text is written from the very answer that programs get.
    const brief = contract.Brief.parse(JSON.parse(JSON.stringify(read)));
    return c.body(writeBrief(brief, c.get('locale')), 200, {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': 'attachment; filename="brief.md"',
      'cache-control': 'no-store',
    });
  });
}
