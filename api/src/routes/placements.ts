import { inOrganization, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import {
  dismissComments,
  moveComments,
  snoozeComments,
  takeOutComments,
} from '@vocero/sql/placements';
import { countUnsorted, listUnsorted } from '@vocero/sql/unsorted';
import type { z } from 'zod';
import { actOnThemes } from '../act-on-themes.ts';
import { showCaseCode } from '../case-code.ts';
import * as contract from '../contract/placements.ts';
import { decodeCursor, toPage } from '../cursor.ts';
import type { App, Deps } from '../deps.ts';
import { withKindRules } from '../kind-reasons.ts';
import type { ModelCache } from '../model-cache.ts';
import { serve } from '../serve.ts';
import { makeSuggestions } from '../suggestions.ts';

/** Where comments belong: the unsorted tray, and what people say of comments anywhere. */
export function placementRoutes(app: App, deps: Deps, readModel: ModelCache) {
  const { sql } = deps;
  const suggest = makeSuggestions(readModel);

  serve(app, deps, contract.listUnsorted, ({ principal, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const after = query.cursor === undefined ? null : decodeCursor(query.cursor);
      const snoozed = query.snoozed === 'yes';
      const rows = await listUnsorted(tx, { snoozed }, after, query.limit + 1);
      const { items, nextCursor } = toPage(rows, query.limit);
      const suggestions = await suggest(tx, principal.orgId, items);
      const comments = await withKindRules(tx, items);
      return {
        items: comments.map((comment) => ({
          ...comment,
          placement: comment.placement && { ...comment.placement, reason: null },
          caseCode: showCaseCode(comment.caseCode),
          suggestions: suggestions.get(comment.id) ?? [],
        })),
        nextCursor,
        ...(await countUnsorted(tx)),
      };
    }),
  );

  serve(app, deps, contract.placeFeedback, ({ principal, body }) =>
    actOnThemes(deps, principal, async (tx, memberId) => {
      await notifyLive(tx, principal.orgId, 'feedback');
      return { eventId: await place(tx, body, memberId) };
    }),
  );
}

type Placing = z.output<NonNullable<typeof contract.placeFeedback.body>>;

function place(tx: Tx, placing: Placing, memberId: string): Promise<string | null> {
  const { feedbackIds } = placing;
  switch (placing.act) {
    case 'move':
      return moveComments(tx, feedbackIds, placing.themeId, { memberId });
    case 'take_out':
      return takeOutComments(tx, feedbackIds, { memberId });
    case 'not_relevant':
      return dismissComments(tx, feedbackIds, { memberId });
    case 'snooze':
      return snoozeComments(tx, feedbackIds, placing.days, { memberId });
  }
}
