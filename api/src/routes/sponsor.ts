import { inOrganization, type Tx } from '@vocero/sql/connect';
import { appendMessage } from '@vocero/sql/messages';
import { findActionToAskAfter, insertAsk, listAsked, type Asked } from '@vocero/sql/sponsor-asks';
import { keepTheme } from '@vocero/sql/open-themes';
import { takeTurn } from '@vocero/sql/take-turn';
import { insertThemeEvent } from '@vocero/sql/theme-events';
import { notifyLive } from '@vocero/sql/live';
import * as contract from '../contract/sponsor.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly, type MemberPrincipal } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';
import { readSponsorMonth } from '../sponsor-month.ts';

/** What a sponsor sees and does. */
export function sponsorRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.readSponsorMonth, ({ principal, query }) =>
    inOrganization(sql, principal.orgId, (tx) => readSponsorMonth(tx, query.month)),
  );

  serve(app, deps, contract.askOwner, ({ principal, body }) => {
    const asker = memberOnly(principal);
    return inOrganization(sql, asker.orgId, async (tx) => {
      await takeTurn(tx);
      const asked = await ask(tx, asker, body);
      await notifyLive(tx, asker.orgId, 'themes');
      return asked;
    });
  });
}

interface Question {
  themeId: string;
  actionId?: string | undefined;
  text?: string | undefined;
}

/** Writes the question down, into the history of its theme, and as a message to whom it is for. */
async function ask(tx: Tx, asker: MemberPrincipal, { themeId, actionId, text }: Question) {
  const { what, to, isOwner } = await findWhom(tx, themeId, actionId);
  if (to.id === asker.memberId) throw new Problem(422, 'ask_oneself');
  if (!(await keepTheme(tx, themeId))) throw notFound();
  const said = text ?? null;
  const id = await insertAsk(tx, {
    themeId,
    askedOf: to.id,
    askedBy: asker.memberId,
    text: said,
  });
  if (id === null) throw new Problem(409, 'asked_today', { name: to.name });
  await insertThemeEvent(tx, {
    themeId,
    act: 'sponsor_asked',
    memberId: asker.memberId,
    note: said,
    after: { askedOf: to.id },
  });
  await appendMessage(tx, {
    kind: 'sponsor_asks',
    memberId: to.id,
    themeId,
    once: `sponsor_asks ${id}`,
    data: {
      asker: asker.name,
      text: said,
      hasText: said === null ? 0 : 1,
      what,
      hasWhat: what === null ? 0 : 1,
      isOwner: isOwner ? 1 : 0,
    },
  });
  return { id, to, isOwner };
}

/** Whoever does an action; else the owner of the theme, or the chair of its council. */
async function findWhom(tx: Tx, themeId: string, actionId: string | undefined) {
  const asked = (await listAsked(tx, [themeId])).get(themeId);
  if (!asked) throw notFound();
  if (actionId === undefined) return { what: null, ...personOf(asked) };
  const action = await findActionToAskAfter(tx, themeId, actionId);
  if (!action) throw notFound();
  const { what, ownerId, ownerName } = action;
  if (ownerId === null || ownerName === null) return { what, ...personOf(asked) };
  return { what, to: { id: ownerId, name: ownerName }, isOwner: true };
}

const personOf = ({ id, name, isOwner }: Asked) => ({ to: { id, name }, isOwner });
