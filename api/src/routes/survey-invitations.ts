import { inOrganization, type Tx } from '@vocero/sql/connect';
import { findInvitationWords } from '@vocero/sql/invitation-mail';
import { fillLinks } from '@vocero/sql/invitation-words';
import { notifyLive } from '@vocero/sql/live';
import { surveyInvitationToken } from '@vocero/sql/person-links';
import { makePreferencesToken } from '@vocero/sql/preferences-token';
import {
  cancelInvitation,
  countSurveyInvitations,
  findSurveyInvitation,
  listSurveyInvitations,
  restoreInvitation,
} from '@vocero/sql/survey-invitations';
import * as contract from '../contract/survey-invitations.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { rateOf } from '../rate.ts';
import { serve } from '../serve.ts';

/** Who is asked after which service, and what became of it. */
export function surveyInvitationRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.countSurveyInvitations, ({ principal, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { survey, days } = query;
      const states = await countSurveyInvitations(tx, { survey, days });
      const answered = states.find(({ state }) => state === 'answered')?.n ?? 0;
      const sent = states.reduce((sum, { wasSent }) => sum + wasSent, 0);
      return {
        days,
        states: states.map(({ state, n }) => ({ state, n })),
        // One that was sent by hand may be answered although no letter of ours went out.
        answered: rateOf(answered, Math.max(sent, answered)),
      };
    }),
  );

  serve(app, deps, contract.listSurveyInvitations, ({ principal, query }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { cursor = null, limit, ...filter } = query;
      const found = await listSurveyInvitations(tx, filter, { before: cursor, limit: limit + 1 });
      const items = found.slice(0, limit);
      return { items, nextCursor: found.length > limit ? items.at(-1)!.id : null };
    }),
  );

  serve(app, deps, contract.readInvitationLetter, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { personId, person } = await existing(tx, params.id);
      const { secret, publicUrl } = settings;
      const url = `${publicUrl}/i/${surveyInvitationToken(secret, params.id)}`;
      const token = makePreferencesToken(secret, { orgId: principal.orgId, personId });
      const links = { answer: url, preferences: `${publicUrl}/p/${token}` };
      const words = await findInvitationWords(tx, params.id);
      const text = words ? fillLinks(words.body, links) : null;
      return { to: person.email, subject: words?.subject ?? null, text, url };
    }),
  );

  serve(app, deps, contract.cancelSurveyInvitation, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { memberId } = memberOnly(principal);
      await existing(tx, params.id);
      if (!(await cancelInvitation(tx, params.id, memberId))) {
        throw new Problem(409, 'invitation_not_open');
      }
      const subject = { kind: 'survey_invitation', id: params.id } as const;
      await audit(tx, { act: 'survey_invitation_cancelled', subject });
      return changed(tx, principal.orgId, params.id);
    }),
  );

  serve(app, deps, contract.restoreSurveyInvitation, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      await existing(tx, params.id);
      if (!(await restoreInvitation(tx, params.id))) throw new Problem(409, 'invitation_not_open');
      const subject = { kind: 'survey_invitation', id: params.id } as const;
      await audit(tx, { act: 'survey_invitation_restored', subject });
      return changed(tx, principal.orgId, params.id);
    }),
  );
}

/** @throws Problem 404. */
async function existing(tx: Tx, id: string) {
  const invitation = await findSurveyInvitation(tx, id);
  if (!invitation) throw notFound();
  return invitation;
}

async function changed(tx: Tx, orgId: string, id: string) {
  await notifyLive(tx, orgId, 'invitations');
  return existing(tx, id);
}
