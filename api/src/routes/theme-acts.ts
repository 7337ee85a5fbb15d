import { addAction, changeAction } from '@vocero/sql/actions';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { lockVersion } from '@vocero/sql/open-themes';
import { appendOutbox, wakeRelay } from '@vocero/sql/outbox';
import { createTheme, mergeTheme, splitTheme } from '@vocero/sql/theme-acts';
import { undoEvent } from '@vocero/sql/undo-event';
import { readToday } from '@vocero/sql/weeks';
import { actOnThemes } from '../act-on-themes.ts';
import * as contract from '../contract/themes.ts';
import * as histories from '../contract/theme-history.ts';
import * as merges from '../contract/theme-merges.ts';
import type { App, Deps } from '../deps.ts';
import type { ModelCache } from '../model-cache.ts';
import { serve } from '../serve.ts';
import { losesNothing } from '../theme-change.ts';
import { readThemeDetail } from '../theme-detail.ts';
import { previewMerge, previewSplit } from '../theme-previews.ts';
import { requireMember, writeChange, writeMove } from '../write-theme.ts';

/** What people do to themes. Each answer names the event that undoes it. */
export function themeActRoutes(app: App, deps: Deps, readModel: ModelCache) {
  const { sql } = deps;

  serve(app, deps, contract.createTheme, ({ principal, body }) =>
    actOnThemes(deps, principal, (tx, memberId) => createTheme(tx, { ...body, memberId })),
  );

  serve(app, deps, contract.changeTheme, ({ principal, params, body, c }) =>
    actOnThemes(deps, principal, async (tx, memberId) => {
      const { version, ...asked } = body;
      const theme = await lockVersion(tx, params.id, version);
      const by = { memberId, ...(await readNow(tx)), locale: c.get('locale') };
      const eventId = await writeChange(tx, theme, asked, by);
      return { ...(await readThemeDetail(tx, params.id)), eventId };
    }),
  );

  serve(app, deps, contract.moveTheme, async ({ principal, params, body, c }) => {
    const answer = await actOnThemes(deps, principal, async (tx, memberId) => {
      const { version, note = null, ...asked } = body;
      const theme = await lockVersion(tx, params.id, version);
      const by = { memberId, ...(await readNow(tx)), locale: c.get('locale'), note };
      const eventId = await writeMove(tx, theme, asked, by);
      if (asked.to === 'verifying') await appendOutbox(tx, 'themes.verify', principal.orgId);
      return { ...(await readThemeDetail(tx, params.id)), eventId };
    });
    wakeRelay(sql);
    return answer;
  });

  serve(app, deps, merges.previewMerge, ({ principal, params, query }) =>
    inOrganization(sql, principal.orgId, (tx) => previewMerge(tx, params.id, query.into)),
  );

  serve(app, deps, merges.mergeTheme, ({ principal, params, body }) =>
    actOnThemes(deps, principal, async (tx, memberId) => {
      const { into: intoId, version } = body;
      return { eventId: await mergeTheme(tx, { themeId: params.id, intoId, version, memberId }) };
    }),
  );

  serve(app, deps, merges.previewSplit, ({ principal, params }) =>
    previewSplit(deps, readModel, principal.orgId, params.id),
  );

  serve(app, deps, merges.splitTheme, ({ principal, params, body }) =>
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

  serve(app, deps, histories.undoEvent, async ({ principal, params }) => {
    const eventId = await actOnThemes(deps, principal, (tx, memberId) =>
      undoEvent(tx, params.id, memberId, losesNothing),
    );
    wakeRelay(sql); // comments that had not been read wait again
    return { eventId };
  });
}

const readNow = async (tx: Tx) => ({ now: new Date(), today: await readToday(tx) });
