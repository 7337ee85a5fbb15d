import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findDepartment } from '@vocero/sql/departments';
import { notifyLive } from '@vocero/sql/live';
import {
  changeShownQuotes,
  insertSupplierLink,
  listSupplierLinks,
  lockSupplierLink,
  revokeSupplierLink,
} from '@vocero/sql/supplier-links';
import { listSupplierReports } from '@vocero/sql/supplier-reports';
import { findSupplierOf, listGivenActions, writeGivenActions } from '@vocero/sql/supplier-themes';
import { themeExists } from '@vocero/sql/themes';
import * as contract from '../contract/suppliers.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { hashToken, randomPublicToken } from '../secrets.ts';
import { serve } from '../serve.ts';

/** More reports about one theme than anybody reads. */
const MOST_REPORTS = 100;

/** What staff do about suppliers: their links, and which actions are theirs. */
export function supplierRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.listSupplierLinks, async ({ principal, query }) => ({
    items: await inOrganization(sql, principal.orgId, (tx) =>
      listSupplierLinks(tx, query.department),
    ),
  }));

  serve(app, deps, contract.createSupplierLink, async ({ principal, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    const token = randomPublicToken();
    const link = await inOrganization(sql, orgId, async (tx) => {
      const row = { ...body, tokenHash: hashToken('supplier', token), createdBy: memberId };
      const made = await insertSupplierLink(tx, row);
      if (!made) throw new Problem(422, 'unknown_reference');
      const { name, days, showsQuotes } = body;
      await audit(tx, {
        act: 'supplier_link_made',
        subject: await subjectOf(tx, body.departmentId),
        after: { name, days, showsQuotes },
      });
      return made;
    });
    return { ...link, url: `${settings.publicUrl}/x/${token}` };
  });

  serve(app, deps, contract.changeSupplierLink, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const link = await lockSupplierLink(tx, params.id);
      if (!link) throw notFound();
      await changeShownQuotes(tx, link.id, body.showsQuotes);
      await audit(tx, {
        act: 'supplier_link_changed',
        subject: await subjectOf(tx, link.departmentId),
        before: { showsQuotes: link.showsQuotes },
        after: { name: link.name, showsQuotes: body.showsQuotes },
      });
      return undefined;
    }),
  );

  serve(app, deps, contract.revokeSupplierLink, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const link = await lockSupplierLink(tx, params.id);
      if (!link) throw notFound();
      await revokeSupplierLink(tx, link.id);
      await audit(tx, {
        act: 'supplier_link_revoked',
        subject: await subjectOf(tx, link.departmentId),
        before: { name: link.name },
      });
      return undefined;
    }),
  );

  serve(app, deps, contract.readThemeSupplier, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, (tx) => readThemeSupplier(tx, params.id)),
  );

  serve(app, deps, contract.giveSupplierActions, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const supplier = await findSupplierOf(tx, params.id);
      if (!supplier) throw notFound();
      const before = await listGivenActions(tx, params.id, supplier.id);
      const given = { themeId: params.id, departmentId: supplier.id };
      await writeGivenActions(tx, { ...given, actionIds: body.actionIds });
      const after = await listGivenActions(tx, params.id, supplier.id);
      if (after.length !== new Set(body.actionIds).size) {
        throw new Problem(422, 'unknown_reference');
      }
      await audit(tx, {
        act: 'supplier_actions_given',
        subject: { kind: 'department', id: supplier.id, label: supplier.name },
        before: { items: before.length },
        after: { items: after.length },
      });
      await notifyLive(tx, principal.orgId, 'themes');
      return readThemeSupplier(tx, params.id);
    }),
  );
}

/** @throws Problem 404. */
async function readThemeSupplier(tx: Tx, themeId: string) {
  if (!(await themeExists(tx, themeId))) throw notFound();
  const supplier = (await findSupplierOf(tx, themeId)) ?? null;
  return {
    supplier,
    actionIds: supplier ? await listGivenActions(tx, themeId, supplier.id) : [],
    reports: await listSupplierReports(tx, themeId, MOST_REPORTS),
  };
}

async function subjectOf(tx: Tx, id: string) {
  return { kind: 'department', id, label: (await findDepartment(tx, id))?.name } as const;
}
