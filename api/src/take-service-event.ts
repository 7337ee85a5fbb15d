import { listAskingSurveys, type AskingSurvey } from '@vocero/sql/asking';
import type { Tx } from '@vocero/sql/connect';
import { insertConsent } from '@vocero/sql/consents';
import { maySend } from '@vocero/sql/may-send';
import { appendOutboxAnew } from '@vocero/sql/outbox';
import { surveyInvitationHash, surveyInvitationToken } from '@vocero/sql/person-links';
import { findPerson, findPersonBy, keepPerson, lockPerson } from '@vocero/sql/persons';
import { findPlaceCalled } from '@vocero/sql/places';
import {
  findInvitationOfEvent,
  findSurveyInvitation,
  insertSurveyInvitation,
} from '@vocero/sql/survey-invitations';
import { findSurvey } from '@vocero/sql/surveys';
import type { AskedAfter, ServiceEvent } from './contract/service-events.ts';
import { customerRef } from './prepare-feedback.ts';
import { Problem } from './problem.ts';
import type { Wire } from './serve.ts';
import { uuid7 } from './uuid7.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface Told {
  event: ServiceEvent;
  source: 'api' | 'webhook';
  orgId: string;
  secret: string;
  now?: Date;
}

/** The invitation that came of it, as it is answered. */
type Taken = Wire<AskedAfter> & { invitationId: string };

/**
 * Makes the one invitation that an event leads to; where nobody may be asked it is there as well, with
 * the reason. The same external id leads to the same invitation.
 * @throws Problem 422 where survey or place are unknown, the survey asks nobody, or the service is
 *   still to come.
 */
export async function takeServiceEvent(tx: Tx, told: Told): Promise<Taken> {
  const { externalId } = told.event;
  const survey = await surveyOf(tx, told.event);
  const placeId = await placeOf(tx, told.event.place);
  const now = told.now ?? new Date();
  if (Date.parse(told.event.occurredAt) > now.getTime() + DAY) {
    throw new Problem(422, 'event_in_future');
  }
  const personId = await personOf(tx, told, survey);
  await lockPerson(tx, personId);
  const known = externalId === undefined ? undefined : await findInvitationOfEvent(tx, externalId);
  const id = known ?? (await invite(tx, { ...told, now, survey, placeId, personId }));
  const made = await findSurveyInvitation(tx, id);
  // What is due at once does not wait for the schedule.
  if (made?.state === 'scheduled' && made.dueAt <= now) {
    await appendOutboxAnew(tx, 'invitations.send', told.orgId);
  }
  if (!made) throw new Error('an invitation is gone in the transaction that made it');
  return { invitationId: id, state: made.state, reason: made.reason, dueAt: made.dueAt };
}

async function surveyOf(tx: Tx, { survey: called }: ServiceEvent): Promise<AskingSurvey> {
  const surveys = await listAskingSurveys(tx);
  const asking = surveys.filter(({ isOn }) => isOn);
  const wanted = called?.toLowerCase();
  const found = wanted
    ? surveys.filter(({ surveyId, name }) => surveyId === wanted || name.toLowerCase() === wanted)
    : asking;
  if (wanted === undefined && found.length > 1) throw new Problem(422, 'event_survey_missing');
  const survey = found.find(({ isOn }) => isOn) ?? found[0];
  if (!survey && wanted !== undefined) throw new Problem(422, 'event_survey_unknown');
  if (!survey?.isOn || !survey.active) throw new Problem(422, 'event_survey_off');
  return survey;
}

async function placeOf(tx: Tx, called: string | undefined): Promise<string | null> {
  if (called === undefined) return null;
  const place = await findPlaceCalled(tx, called);
  if (!place) throw new Problem(422, 'event_place_unknown');
  return place.id;
}

/**
 * Who had the service, with what they agreed to. Of somebody whom nobody may ask no address is kept:
 * the refused invitation names them by their reference alone.
 */
async function personOf(tx: Tx, { event, orgId, secret }: Told, survey: AskingSurvey) {
  const { customer, consent } = event;
  const ref = customerRef(customer.reference ?? customer.email, orgId, secret)!;
  const known = await findPersonBy(tx, { ref, email: customer.email ?? '' });
  const mayKeep = consent !== undefined || survey.basis !== 'consent' || known !== undefined;
  const locale = customer.locale ?? null;
  const personId = await keepPerson(tx, {
    ref: customer.reference === undefined && known ? null : ref,
    name: (mayKeep && customer.name) || null,
    email: (mayKeep && customer.email) || (known?.email ?? null),
    phone: (mayKeep && customer.phone) || null,
    locale,
  });
  if (consent) {
    const { textVersion, text, at = null } = consent;
    const kept = { channel: 'email', purpose: 'ask_opinion', source: 'api' } as const;
    const its = { personId, textVersion, text, locale: locale ?? 'en', givenAt: at };
    await insertConsent(tx, { ...its, ...kept });
  }
  return personId;
}

interface Inviting extends Told {
  now: Date;
  survey: AskingSurvey;
  placeId: string | null;
  personId: string;
}

async function invite(tx: Tx, inviting: Inviting): Promise<string> {
  const { event, source, secret, survey, placeId, personId } = inviting;
  const { delayMinutes, expiresDays, reminderDays, basis, surveyId } = survey;
  const id = uuid7();
  const occurredAt = new Date(event.occurredAt);
  const planned = new Date(occurredAt.getTime() + delayMinutes * MINUTE);
  const { dueAt, suppressedFor } = await decide(tx, inviting, planned);
  const person = await findPerson(tx, personId);
  const spoken = person?.locale ?? (await findSurvey(tx, surveyId))?.locale ?? 'en';
  await insertSurveyInvitation(tx, {
    ...{ id, tokenHash: surveyInvitationHash(surveyInvitationToken(secret, id)) },
    ...{ personId, testMemberId: null, surveyId, placeId, locale: spoken, basis, source },
    ...{ serviceChannel: event.channel ?? null, externalId: event.externalId ?? null },
    ...{ occurredAt, dueAt, expiresDays, reminderDays, suppressedFor },
  });
  return id;
}

/** When the letter goes out, by the guard; a service of long ago is asked about no more. */
async function decide(tx: Tx, { survey, personId, now }: Inviting, planned: Date) {
  const { basis, expiresDays } = survey;
  if (planned.getTime() + expiresDays * DAY < now.getTime()) {
    return { dueAt: planned, suppressedFor: 'too_late' };
  }
  const at = planned < now ? now : planned;
  const sending = { personId, channel: 'email', purpose: 'ask_opinion', basis, at } as const;
  const answer = await maySend(tx, sending);
  if (answer.ok) return { dueAt: at, suppressedFor: null };
  if (answer.reason === 'outside_hours' && answer.nextAt) {
    return { dueAt: answer.nextAt, suppressedFor: null };
  }
  return { dueAt: at, suppressedFor: answer.reason as string };
}
