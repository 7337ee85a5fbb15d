import { inOrganization, withLookup } from '@vocero/sql/connect';
import { surveyInvitationHash } from '@vocero/sql/person-links';
import { findPerson } from '@vocero/sql/persons';
import { storeFeedback } from '@vocero/sql/store-feedback';
import {
  findInvitationAddress,
  lockInvitation,
  markAnswered,
  readInvitation,
  type OpenedInvitation,
} from '@vocero/sql/survey-invitations';
import { readPublicSurvey } from '@vocero/sql/surveys';
import type { Context } from 'hono';
import type { InvitationPageProps } from '../contract/pages.ts';
import type { Locale } from '../contract/values.ts';
import type { App, Deps, Env } from '../deps.ts';
import { localeFromTag } from '../messages.ts';
import { readPageFacts } from '../page-facts.ts';
import { notFound } from '../problem.ts';
import { publicPages } from '../public-pages.ts';
import { limitRate } from '../rate-limit.ts';
import { rawRoutes, serveRaw } from '../raw-routes.ts';
import { receiveSurvey, showSurvey, type SurveyVisit } from '../survey-visit.ts';
import type { AnswerContact } from '../take-answers.ts';
import { trackingUrl } from '../tracking.ts';
import { withNotice } from './public-surveys.ts';

const TOKEN = /^[\w-]{1,64}$/;

/** Somebody else answered it first. */
class NotOpen extends Error {}

interface Invited {
  orgId: string;
  invitation: OpenedInvitation;
}

/**
 * The survey behind an invitation: it is answered once, by whoever sends the page first. Looking at it
 * writes nothing, however often programs look.
 */
export function invitedSurveyRoutes(app: App, deps: Deps) {
  serveRaw(
    app,
    deps,
    rawRoutes.invitedPage,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'publicPage');
      const invited = await invitedBy(c, deps);
      const { answeredAt, isExpired } = invited.invitation;
      if (answeredAt !== null) return closed(c, deps, invited, 'answered');
      if (isExpired) return closed(c, deps, invited, 'expired');
      return showSurvey(c, deps, await visitOf(deps, invited));
    }),
  );

  serveRaw(
    app,
    deps,
    rawRoutes.invitedAnswer,
    withNotice(deps, async (c) => {
      await limitRate(c, deps, 'publicAnswer');
      const invited = await invitedBy(c, deps);
      const { answeredAt, isExpired } = invited.invitation;
      if (answeredAt !== null) return closed(c, deps, invited, 'answered');
      if (isExpired) return closed(c, deps, invited, 'expired');
      try {
        return await receiveSurvey(c, deps, await visitOf(deps, invited));
      } catch (error) {
        if (!(error instanceof NotOpen)) throw error;
        const now = await invitedBy(c, deps);
        return closed(c, deps, now, invited.invitation.isTest ? 'test' : 'answered');
      }
    }),
  );
}

/** @throws Problem 404 for a link that is none of ours. */
async function invitedBy(c: Context<Env>, { sql }: Deps): Promise<Invited> {
  const token = c.req.param('token') ?? '';
  if (!TOKEN.test(token)) throw notFound();
  const hash = surveyInvitationHash(token);
  const found = await withLookup(sql, hash, (tx) => findInvitationAddress(tx, hash));
  if (!found) throw notFound();
  const { orgId, id } = found;
  const invitation = await inOrganization(sql, orgId, (tx) => readInvitation(tx, id));
  if (!invitation) throw notFound();
  return { orgId, invitation };
}

async function visitOf({ sql }: Deps, { orgId, invitation }: Invited): Promise<SurveyVisit> {
  const { surveyId, personId, placeId, id } = invitation;
  return inOrganization(sql, orgId, async (tx) => {
    const survey = await readPublicSurvey(tx, surveyId);
    if (!survey) throw notFound();
    const person = personId === null ? undefined : await findPerson(tx, personId);
    const known = person ? contactOf(person) : null;
    return {
      ...{ survey, placeId, channel: 'email', person: known },
      arePreferencesSaid: !!person?.preferredAt,
      store: storeOnce(id),
    };
  });
}

function contactOf(person: NonNullable<Awaited<ReturnType<typeof findPerson>>>): AnswerContact {
  const { customerRef, name, email, phone } = person;
  return {
    ...(customerRef && { reference: customerRef }),
    ...(name && { name }),
    ...(email && { email }),
    ...(phone && { phone }),
  };
}

/** Stores the comment and closes the invitation, or neither; a test stores nothing. */
const storeOnce =
  (id: string): NonNullable<SurveyVisit['store']> =>
  (also) =>
  (sql, orgId, draft, claim) =>
    inOrganization(sql, orgId, async (tx) => {
      const held = await lockInvitation(tx, id);
      if (!held || held.isTest || held.isExpired || held.answeredAt !== null) throw new NotOpen();
      const stored = await storeFeedback(tx, orgId, draft, claim);
      if (stored.isStored) {
        await markAnswered(tx, id, draft.id);
        await also(tx, draft.id);
      }
      return stored;
    });

/** As the address says, or the page that was sent. */
async function chosenLocale(c: Context<Env>) {
  if (c.req.method !== 'POST') return localeFromTag(c.req.query('lang'));
  const { lang } = await c.req.parseBody().catch(() => ({ lang: '' }));
  return localeFromTag(typeof lang === 'string' ? lang : '') ?? localeFromTag(c.req.query('lang'));
}

async function closed(
  c: Context<Env>,
  { sql, settings }: Deps,
  { orgId, invitation }: Invited,
  state: InvitationPageProps['state'],
): Promise<Response> {
  const { invitationPage } = await publicPages(settings);
  const facts = await inOrganization(sql, orgId, readPageFacts);
  const { feedbackId, surveyToken, answeredAt, locale } = invitation;
  const html = invitationPage({
    ...facts,
    state,
    locale: (await chosenLocale(c)) ?? (locale as Locale),
    answeredAt: answeredAt?.toISOString() ?? null,
    caseUrl: feedbackId === null ? null : new URL(trackingUrl(settings, feedbackId)).pathname,
    openUrl: state === 'expired' ? `/s/${surveyToken}` : null,
  });
  return c.html(html, 200, { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
}
