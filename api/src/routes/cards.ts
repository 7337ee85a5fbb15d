import { deleteCard } from '@vocero/sql/cards';
import { inOrganization } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { showCaseCode } from '../case-code.ts';
import * as contract from '../contract/cards.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound } from '../problem.ts';
import { serve } from '../serve.ts';
import { takeCard } from '../take-card.ts';

/** Paper cards, typed one after the other. */
export function cardRoutes(app: App, deps: Deps) {
  serve(app, deps, contract.createCard, async ({ principal, body, status }) => {
    const { id, caseCode, isDuplicate } = await takeCard(deps, body, memberOnly(principal));
    if (isDuplicate) status(200);
    return { id, caseCode, isDuplicate };
  });

  serve(app, deps, contract.takeBackCard, ({ principal, params: { id }, audit }) =>
    inOrganization(deps.sql, principal.orgId, async (tx) => {
      const { memberId } = memberOnly(principal);
      const caseCode = await deleteCard(tx, { id, memberId, hours: contract.cardHours });
      if (!caseCode) throw notFound();
      const subject = { kind: 'feedback', id, label: showCaseCode(caseCode) } as const;
      await audit(tx, { act: 'card_taken_back', subject });
      await notifyLive(tx, principal.orgId, 'feedback');
      return undefined;
    }),
  );
}
