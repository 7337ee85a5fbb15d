import { inOrganization } from '@vocero/sql/connect';
import { actorOf, auditFor } from '../audit.ts';
import * as contract from '../contract/evidence-packs.ts';
import { Stance } from '../contract/objections.ts';
import { IdParams, LocaleName } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { readEvidencePack } from '../evidence-pack.ts';
import type { ModelCache } from '../model-cache.ts';
import { writeEvidencePack } from '../pack-markdown.ts';
import { makeReasons } from '../placement-reasons.ts';
import { notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { serve } from '../serve.ts';

/** What speaks for a theme, for whoever has something against it: as data, and as text. */
export function evidencePackRoutes(app: App, deps: Deps, readModel: ModelCache) {
  const { sql } = deps;
  const explain = makeReasons(readModel);

  serve(app, deps, contract.readEvidencePack, ({ principal: { orgId }, params }) =>
    inOrganization(sql, orgId, (tx) =>
      readEvidencePack(tx, explain, { themeId: params.id, orgId, madeAt: new Date() }),
    ),
  );

  serveRaw(app, deps, rawRoutes.evidencePack, async (c, principal) => {
    const themeId = IdParams.safeParse(c.req.param()).data?.id;
    if (themeId === undefined) throw notFound();
    const { orgId } = principal;
    const read = await inOrganization(sql, orgId, async (tx) => {
      const pack = await readEvidencePack(tx, explain, { themeId, orgId, madeAt: new Date() });
      const audit = auditFor(c, deps, actorOf(principal));
      await audit(tx, {
        act: 'export_downloaded',
        subject: { kind: 'export', id: 'evidence', label: 'evidence.md' },
        after: { theme: themeId },
      });
      return pack;
    });
    // The text is written from the very answer that programs get.
    const pack = contract.EvidencePack.parse(JSON.parse(JSON.stringify(read)));
    const stance = Stance.safeParse(c.req.query('stance')).data ?? null;
    const lang = LocaleName.safeParse(c.req.query('lang')).data ?? c.get('locale');
    return c.body(writeEvidencePack(pack, stance, lang), 200, {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': 'attachment; filename="evidence.md"',
      'cache-control': 'no-store',
    });
  });
}
