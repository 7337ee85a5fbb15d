import { inOrganization, type Tx } from '@vocero/sql/connect';
import { countErasable } from '@vocero/sql/erase-person';
import { listErasures, personOf, requestErasure } from '@vocero/sql/erasures';
import { exportPerson } from '@vocero/sql/export-person';
import { wakeRelay } from '@vocero/sql/outbox';
import {
  listChannels,
  listRetention,
  previewRetention,
  writeRetention,
} from '@vocero/sql/retention';
import { actorOf, auditFor, plain } from '../audit.ts';
import * as contract from '../contract/privacy.ts';
import { Id } from '../contract/values.ts';
import type { App, Deps } from '../deps.ts';
import { writePersonCsv } from '../person-csv.ts';
import { memberOnly } from '../principal.ts';
import { notFound } from '../problem.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { serve } from '../serve.ts';

/** What is kept of people and for how long: handed out to them, and taken away. */
export function privacyRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readPrivacy, ({ principal }) =>
    inOrganization(sql, principal.orgId, readPrivacy),
  );

  serve(app, deps, contract.changeRetention, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await listRetention(tx);
      await writeRetention(tx, body.rules);
      await audit(tx, {
        act: 'retention_changed',
        subject: { kind: 'organization', id: principal.orgId },
        before: plain({ rules: before.map(({ ...rule }) => rule) }),
        after: plain(body),
      });
      return readPrivacy(tx);
    }),
  );

  serve(app, deps, contract.previewRetention, ({ principal, body }) =>
    inOrganization(sql, principal.orgId, async (tx) => ({
      rules: await previewRetention(tx, body.rules),
    })),
  );

  serve(app, deps, contract.listErasures, ({ principal, query: { cursor = null, limit } }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const found = await listErasures(tx, { before: cursor, limit: limit + 1 });
      const items = found.slice(0, limit);
      return { items, nextCursor: found.length > limit ? items.at(-1)!.id : null };
    }),
  );

  serve(app, deps, contract.previewErasure, ({ principal, body: { personId, feedbackId } }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const whom = personId ?? (feedbackId && (await personOf(tx, feedbackId)));
      const scope = whom === null ? 'comment' : 'person';
      const counts = await countErasable(tx, { id: '', scope, personId: whom, feedbackId });
      return counts as ReturnType<typeof contract.ErasureCounts.parse>;
    }),
  );

  serve(app, deps, contract.erasePerson, async ({ principal, body, audit }) => {
    const { memberId } = memberOnly(principal);
    const id = await inOrganization(sql, principal.orgId, async (tx) => {
      const made = await requestErasure(tx, { ...body, by: 'member', memberId });
      if (made === null) throw notFound();
      await audit(tx, { act: 'erasure_asked', subject: { kind: 'erasure', id: made } });
      return made;
    });
    wakeRelay(sql);
    return { id };
  });

  serveRaw(app, deps, rawRoutes.personExport, async (c, principal) => {
    const { orgId } = principal;
    const id = Id.safeParse(c.req.param('id')).data;
    if (id === undefined) throw notFound();
    const found = await inOrganization(sql, orgId, async (tx) => {
      const all = await exportPerson(tx, { personId: id, by: 'member' });
      if (all?.person == null) throw notFound();
      await auditFor(
        c,
        deps,
        actorOf(principal),
      )(tx, {
        act: 'export_downloaded',
        subject: { kind: 'export', id: 'person', label: id },
      });
      return all;
    });
    const isCsv = c.req.query('format') === 'csv';
    const name = `person.${isCsv ? 'csv' : 'json'}`;
    return c.body(isCsv ? writePersonCsv(found) : `${JSON.stringify(found, null, 2)}\n`, 200, {
      'content-type': isCsv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    });
  });
}

const readPrivacy = async (tx: Tx) => ({
  rules: await listRetention(tx),
  channels: await listChannels(tx),
});
