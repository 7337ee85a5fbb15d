import { inOrganization, type Tx } from '@vocero/sql/connect';
import { notifyLive } from '@vocero/sql/live';
import { appendMessages } from '@vocero/sql/messages';
import {
  countObjections,
  insertObjection,
  listObjections,
  listObjectionsOf,
  listSponsors,
  markEscalated,
  type Objection,
} from '@vocero/sql/objections';
import { keepTheme } from '@vocero/sql/open-themes';
import { themeExists } from '@vocero/sql/themes';
import { applyChange } from '../change-objection.ts';
import * as contract from '../contract/objections.ts';
import type { App, Deps } from '../deps.ts';
import { holdObjection, showObjection } from '../objection-answer.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';

/** What stands against themes, who said so and what came of it. */
export function objectionRoutes(app: App, deps: Deps) {
  const { sql } = deps;

  serve(app, deps, contract.listThemeObjections, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      if (!(await themeExists(tx, params.id))) throw notFound();
      return { items: (await listObjectionsOf(tx, params.id)).map(showObjection) };
    }),
  );

  serve(app, deps, contract.listObjections, ({ principal, query: { limit, ...filter } }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const rows = await listObjections(tx, filter, limit + 1);
      const items = rows.slice(0, limit).map(showObjection);
      const next = rows.length > limit ? (items.at(-1)?.id ?? null) : null;
      return { items, next, counts: await countObjections(tx) };
    }),
  );

  serve(app, deps, contract.recordObjection, ({ principal, params, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      if (!(await keepTheme(tx, params.id))) throw notFound();
      const said = { ...body, themeId: params.id, recordedBy: memberId };
      const objection = await holdObjection(tx, await insertObjection(tx, said));
      const subject = subjectOf(objection);
      await audit(tx, { act: 'objection_recorded', subject, after: { stance: body.stance } });
      await notifyLive(tx, orgId, 'themes');
      return showObjection(objection);
    });
  });

  serve(app, deps, contract.changeObjection, ({ principal, params: { id }, body, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const done = await applyChange(tx, id, body, memberId);
      const objection = await holdObjection(tx, id);
      await audit(tx, { ...done, subject: subjectOf(objection) });
      await notifyLive(tx, orgId, 'themes');
      return showObjection(objection);
    });
  });

  serve(app, deps, contract.escalateObjection, ({ principal, params: { id }, audit }) => {
    const { orgId, memberId } = memberOnly(principal);
    return inOrganization(sql, orgId, async (tx) => {
      const open = await holdOpen(tx, id);
      const told = await tellSponsors(tx, open, memberId);
      await markEscalated(tx, id, memberId);
      const subject = subjectOf(open);
      await audit(tx, { act: 'objection_escalated', subject, after: { told: told.join(', ') } });
      await notifyLive(tx, orgId, 'themes');
      return { objection: showObjection(await holdObjection(tx, id)), told };
    });
  });
}

/** @throws Problem 404; 422 when there is nothing left to decide. */
async function holdOpen(tx: Tx, id: string): Promise<Objection> {
  const objection = await holdObjection(tx, id);
  if (objection.removedAt !== null) throw notFound();
  if (objection.settledAt !== null) throw new Problem(422, 'objection_settled');
  return objection;
}

/**
 * Each of them once, however often it is asked for.
 * @returns the names of those who were told now.
 * @throws Problem 422 when there is nobody else to tell.
 */
async function tellSponsors(tx: Tx, objection: Objection, askedBy: string): Promise<string[]> {
  const sponsors = await listSponsors(tx, askedBy);
  if (sponsors.length === 0) throw new Problem(422, 'nobody_to_tell');
  const told: string[] = [];
  for (const { id: memberId, name } of sponsors) {
    const made = await appendMessages(tx, [messageTo(memberId, objection)]);
    if (made.length > 0) told.push(name);
  }
  return told;
}

const messageTo = (memberId: string, { id, themeId, stance }: Objection) => ({
  kind: 'escalated' as const,
  memberId,
  themeId,
  once: `escalated ${id}`,
  data: { stance },
});

/** Who said it is left out: the log names what was objected to, not whom. */
const subjectOf = ({ id, themeLabel }: Objection) =>
  ({ kind: 'objection', id, label: themeLabel }) as const;
