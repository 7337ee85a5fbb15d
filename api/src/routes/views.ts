import { inOrganization, type Tx } from '@vocero/sql/connect';
import {
  countSavedViews,
  findSavedView,
  insertSavedView,
  listSavedViews,
  removeSavedView,
  restoreSavedView,
  updateSavedView,
  type SavedView,
} from '@vocero/sql/saved-views';
import { differences } from '../audit.ts';
import * as contract from '../contract/bank.ts';
import { managers } from '../contract/endpoint.ts';
import { definedOnly } from '../defined-only.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly, type MemberPrincipal } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';

const MOST_VIEWS = 100;

/** Searches that people keep. Who shares one may change it, and so may who leads. */
export function viewRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listViews, async ({ principal }) => {
    const reader = memberOnly(principal);
    const views = await inOrganization(sql, reader.orgId, (tx) =>
      listSavedViews(tx, reader.memberId),
    );
    return { items: views.map((view) => shown(view, reader)) };
  });

  serve(app, deps, contract.createView, async ({ principal, body, audit }) => {
    const { orgId, memberId, ...reader } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      await leaveRoom(tx, memberId);
      const id = await insertSavedView(tx, { ...body, memberId });
      const subject = subjectOf({ id, ...body });
      await audit(tx, { act: 'view_added', subject, after: { shared: body.shared } });
      return shown(await seen(tx, id, memberId), { ...reader, orgId, memberId });
    });
  });

  serve(app, deps, contract.changeView, async ({ principal, params: { id }, body, audit }) => {
    const reader = memberOnly(principal);
    const { deleted, ...parts } = body;
    return inOrganization(sql, reader.orgId, async (tx) => {
      const view = await changeable(tx, id, reader);
      if (view.deletedAt !== null && deleted === undefined) throw notFound();
      if (view.deletedAt !== null) await leaveRoom(tx, view.memberId);
      if (deleted === false) await restoreSavedView(tx, id);
      // It stays its keeper's: who leads and makes it private again no longer sees it.
      await updateSavedView(tx, id, parts);
      await audit(tx, {
        act: view.deletedAt === null ? 'view_changed' : 'view_restored',
        subject: subjectOf(view),
        ...sharing(differences(view, { ...view, ...definedOnly(parts) })),
      });
      return shown({ ...view, ...definedOnly(parts) }, reader);
    });
  });

  serve(app, deps, contract.deleteView, async ({ principal, params: { id }, audit }) => {
    const reader = memberOnly(principal);
    await inOrganization(sql, reader.orgId, async (tx) => {
      const view = await changeable(tx, id, reader);
      if (view.deletedAt !== null) throw notFound();
      await removeSavedView(tx, id);
      await audit(tx, { act: 'view_removed', subject: subjectOf(view) });
    });
    return undefined;
  });
}

/** The name of a search that nobody else sees is nobody else's business. */
const subjectOf = ({ id, name, shared }: { id: string; name: string; shared: boolean }) =>
  ({ kind: 'view', id, label: shared ? name : null }) as const;

/** What is searched for may be what a customer said: only who sees it is told. */
const sharing = ({ before, after }: ReturnType<typeof differences>) =>
  'shared' in after
    ? { before: { shared: before['shared']! }, after: { shared: after['shared']! } }
    : {};

async function leaveRoom(tx: Tx, memberId: string): Promise<void> {
  if ((await countSavedViews(tx, memberId)) >= MOST_VIEWS) {
    throw new Problem(409, 'views_full', { most: MOST_VIEWS });
  }
}

async function seen(tx: Tx, id: string, memberId: string) {
  const view = await findSavedView(tx, id, memberId);
  if (!view) throw notFound();
  return view;
}

async function changeable(tx: Tx, id: string, reader: MemberPrincipal) {
  const view = await seen(tx, id, reader.memberId);
  if (!mayChange(view, reader)) throw new Problem(403, 'forbidden');
  return view;
}

const mayChange = ({ memberId }: SavedView, reader: MemberPrincipal) =>
  memberId === reader.memberId || managers.some((role) => role === reader.role);

const shown = (view: SavedView, reader: MemberPrincipal): contract.SavedView => ({
  id: view.id,
  name: view.name,
  query: view.query,
  shared: view.shared,
  by: view.by,
  own: view.memberId === reader.memberId,
  mayChange: mayChange(view, reader),
});
