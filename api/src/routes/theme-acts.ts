import { addAction, changeAction } from '@vocero/sql/actions';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findMember } from '@vocero/sql/members';
import { lockVersion } from '@vocero/sql/open-themes';
import { wakeRelay } from '@vocero/sql/outbox';
import { changeColumns, createTheme, mergeTheme, splitTheme } from '@vocero/sql/theme-acts';
import { undoEvent } from '@vocero/sql/undo-event';
import { actOnThemes } from '../act-on-themes.ts';
import * as contract from '../contract/themes.ts';
import type { App, Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { serve } from '../serve.ts';
import { actOfChange, columnsOfChange, columnsOfMove, requireComplete } from '../theme-change.ts';
import { readThemeDetail } from '../theme-detail.ts';
import { previewMerge, previewSplit } from '../theme-previews.ts';

/** What people do to themes. Each answer names the event that undoes it. */
export function themeActRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.createTheme, ({ principal, body }) =>
    actOnThemes(deps, principal, (tx, memberId) => createTheme(tx, { ...body, memberId })),
  );

  serve(app, deps, contract.changeTheme, ({ principal, params, body, c }) =>
    actOnThemes(deps, principal, async (tx, memberId) => {
      const { version, ...wanted } = body;
      const theme = await lockVersion(tx, params.id, version);
      await requireMember(tx, wanted.ownerId);
      const change = columnsOfChange(theme, wanted, { memberId, now: new Date() });
      requireComplete({ ...theme, ...change }, c.get('locale'));
      const eventId = await changeColumns(tx, theme, change, {
        act: actOfChange(change),
        memberId,
      });
      return { ...(await readThemeDetail(tx, params.id)), eventId };
    }),
  );

  serve(app, deps, contract.moveTheme, ({ principal, params, body, c }) =>
    actOnThemes(deps, principal, async (tx, memberId) => {
      const { version, note = null, ...move } = body;
      const theme = await lockVersion(tx, params.id, version);
      await requireMember(tx, move.ownerId);
      const change = columnsOfMove(theme, move, { memberId, now: new Date() });
      requireComplete({ ...theme, ...change }, c.get('locale'));
      const eventId = await changeColumns(tx, theme, change, { act: 'moved', memberId, note });
      return { ...(await readThemeDetail(tx, params.id)), eventId };
    }),
  );

  serve(app, deps, contract.previewMerge, ({ principal, params, query }) =>
    inOrganization(sql, principal.orgId, (tx) => previewMerge(tx, params.id, query.into)),
  );

  serve(app, deps, contract.mergeTheme, ({ principal, params, body }) =>
    actOnThemes(deps, principal, async (tx, memberId) => {
      const { into: intoId, version } = body;
      return { eventId: await mergeTheme(tx, { themeId: params.id, intoId, version, memberId }) };
    }),
  );

  serve(app, deps, contract.previewSplit, ({ principal, params }) =>
    previewSplit(deps, principal.orgId, params.id),
  );

  serve(app, deps, contract.splitTheme, ({ principal, params, body }) =>
    actOnThemes(deps, principal, async (tx, memberId) => {
      const { version, ...part } = body;
      await lockVersion(tx, params.id, version);
      return splitTheme(tx, { ...part, sourceId: params.id, memberId });
    }),
  );

  serve(app, deps, contract.addAction, ({ principal, params, body }) =>
    actOnThemes(deps, principal, async (tx, memberId) => {
      await requireMember(tx, body.ownerId);
      return addAction(tx, { ...body, themeId: params.id, memberId });
    }),
  );

  serve(app, deps, contract.changeAction, ({ principal, params, body }) =>
    actOnThemes(deps, principal, async (tx, memberId) => {
      await requireMember(tx, body.ownerId);
      return changeAction(tx, params.id, body, memberId);
    }),
  );

  serve(app, deps, contract.undoEvent, async ({ principal, params }) => {
    const eventId = await actOnThemes(deps, principal, (tx, memberId) =>
      undoEvent(tx, params.id, memberId),
    );
    wakeRelay(sql); // comments that had not been read wait again
    return { eventId };
  });
}

/** @throws Problem 422 for anybody who is not an active member of this organisation. */
async function requireMember(tx: Tx, id: string | null | undefined): Promise<void> {
  if (id === null || id === undefined) return;
  const member = await findMember(tx, id);
  if (!member || member.disabled) throw new Problem(422, 'unknown_reference');
}
