import {
  listAskingSurveys,
  readAskingPolicy,
  writeAskingPolicy,
  writeSurveyAsking,
} from '@vocero/sql/asking';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { readOrganization } from '@vocero/sql/organizations';
import { appendOutboxAnew } from '@vocero/sql/outbox';
import {
  serviceHookHash,
  serviceHookSecret,
  serviceHookToken,
  surveyInvitationHash,
  surveyInvitationToken,
} from '@vocero/sql/person-links';
import { insertServiceHook, listServiceHooks, revokeServiceHook } from '@vocero/sql/service-hooks';
import { insertSurveyInvitation } from '@vocero/sql/survey-invitations';
import { findMember } from '@vocero/sql/members';
import { differences } from '../audit.ts';
import * as contract from '../contract/asking.ts';
import type { App, Deps } from '../deps.ts';
import { memberOnly } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { serve } from '../serve.ts';
import type { Settings } from '../settings.ts';
import { uuid7 } from '../uuid7.ts';

/** How people are asked after a service: the rules over all surveys, those of each, and webhooks. */
export function askingRoutes(app: App, deps: Deps) {
  const { sql, settings } = deps;

  serve(app, deps, contract.readAsking, ({ principal }) =>
    inOrganization(sql, principal.orgId, (tx) => readAsking(tx, settings)),
  );

  serve(app, deps, contract.changeAskingPolicy, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const before = await readAskingPolicy(tx);
      await writeAskingPolicy(tx, body);
      const changed = differences(hidden(before), hidden(body));
      await audit(tx, {
        act: 'asking_policy_changed',
        subject: { kind: 'organization', id: principal.orgId },
        ...changed,
      });
      return readAsking(tx, settings);
    }),
  );

  serve(app, deps, contract.changeSurveyAsking, ({ principal, params, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const survey = await askingSurvey(tx, params.id);
      await writeSurveyAsking(tx, params.id, body);
      await audit(tx, {
        act: 'survey_asking_changed',
        subject: { kind: 'survey', id: params.id, label: survey.name },
        ...differences(survey, body),
      });
      return readAsking(tx, settings);
    }),
  );

  serve(app, deps, contract.testSurveyAsking, ({ principal, params }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { memberId } = memberOnly(principal);
      await askingSurvey(tx, params.id);
      const member = await findMember(tx, memberId);
      if (!settings.mailFrom || !member) throw new Problem(409, 'mail_not_set_up');
      await inviteTester(tx, { surveyId: params.id, memberId, secret: settings.secret });
      await appendOutboxAnew(tx, 'invitations.send', principal.orgId);
      return { email: member.email };
    }),
  );

  serve(app, deps, contract.createServiceHook, ({ principal, body, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const { memberId } = memberOnly(principal);
      const id = uuid7();
      const tokenHash = serviceHookHash(serviceHookToken(settings.secret, id));
      await insertServiceHook(tx, { id, name: body.name, tokenHash, createdBy: memberId });
      const subject = { kind: 'service_hook', id, label: body.name } as const;
      await audit(tx, { act: 'service_hook_made', subject });
      return { id, url: hookUrl(settings, id), secret: serviceHookSecret(settings.secret, id) };
    }),
  );

  serve(app, deps, contract.revokeServiceHook, ({ principal, params, audit }) =>
    inOrganization(sql, principal.orgId, async (tx) => {
      const name = await revokeServiceHook(tx, params.id);
      if (name === undefined) throw notFound();
      const subject = { kind: 'service_hook', id: params.id, label: name } as const;
      await audit(tx, { act: 'service_hook_revoked', subject });
      return undefined;
    }),
  );
}

const hookUrl = ({ publicUrl, secret }: Settings, id: string) =>
  `${publicUrl}/hooks/${serviceHookToken(secret, id)}`;

/** Addresses of mail are no matter of the log. */
const hidden = ({ replyTo, ...policy }: contract.AskingPolicy) => ({
  ...policy,
  hasReplyTo: replyTo !== null,
});

async function readAsking(tx: Tx, settings: Settings) {
  const hooks = await listServiceHooks(tx);
  return {
    policy: await readAskingPolicy(tx),
    surveys: await listAskingSurveys(tx),
    hooks: hooks.map((hook) => ({ ...hook, url: hookUrl(settings, hook.id) })),
    mailFrom: settings.mailFrom,
  };
}

/** @throws Problem 404 for a form, too: it asks nobody. */
async function askingSurvey(tx: Tx, id: string) {
  const survey = (await listAskingSurveys(tx)).find(({ surveyId }) => surveyId === id);
  if (!survey) throw notFound();
  return survey;
}

async function inviteTester(
  tx: Tx,
  { surveyId, memberId, secret }: { surveyId: string; memberId: string; secret: string },
): Promise<void> {
  const { expiresDays, basis } = await askingSurvey(tx, surveyId);
  const { locale } = await readOrganization(tx);
  const id = uuid7();
  const now = new Date();
  await insertSurveyInvitation(tx, {
    ...{ id, tokenHash: surveyInvitationHash(surveyInvitationToken(secret, id)) },
    ...{ personId: null, testMemberId: memberId, surveyId, placeId: null, locale, basis },
    ...{ serviceChannel: null, externalId: null, source: 'test', suppressedFor: null },
    ...{ occurredAt: now, dueAt: now, expiresDays, reminderDays: 0 },
  });
}
