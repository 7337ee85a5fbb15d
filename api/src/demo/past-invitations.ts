import { listAskingSurveys, writeSurveyAsking } from '@vocero/sql/asking';
import type { Tx } from '@vocero/sql/connect';
import { insertConsent } from '@vocero/sql/consents';
import { insertPastInvitation, listUninvited } from '@vocero/sql/demo-invitations';
import { keepPerson, writeDoNotContact, writePreferences } from '@vocero/sql/persons';
import type { Preferences } from '@vocero/sql/persons';
import { askingConsentTexts, askingConsentVersion } from '../contract/asking-consent.ts';
import { hashToken, randomPublicToken } from '../secrets.ts';
import { uuid7 } from '../uuid7.ts';
import type { DemoWorld } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface DemoPerson {
  name: string;
  email: string;
  wants?: Preferences;
  refuses?: boolean;
}

/** Invented customers, some of whom said how they like to be reached. */
const people: readonly DemoPerson[] = [
  { name: 'Marta Soler', email: 'marta.soler@correo.example' },
  {
    name: 'Iker Landa',
    email: 'iker.landa@correo.example',
    wants: { channels: ['sms', 'email'], hours: ['evening'], locale: 'es' },
  },
  { name: 'Lucía Ferrán', email: 'lucia.ferran@correo.example' },
  {
    name: 'Amela Hodžić',
    email: 'amela.hodzic@correo.example',
    wants: { channels: ['email'], hours: ['morning', 'weekend'], locale: 'bs' },
  },
  { name: 'Pau Riera', email: 'pau.riera@correo.example' },
  { name: 'Nerea Otxoa', email: 'nerea.otxoa@correo.example', refuses: true },
  { name: 'Jordi Camps', email: 'jordi.camps@correo.example' },
  { name: 'Elena Prats', email: 'elena.prats@correo.example' },
  { name: 'Tomás Vidal', email: 'tomas.vidal@correo.example' },
  { name: 'Carla Mora', email: 'carla.mora@correo.example' },
];

interface DemoInvitation {
  person: number;
  daysAgo: number;
  became:
    | 'scheduled'
    | 'sent'
    | 'reminded'
    | 'answered'
    | 'expired'
    | 'suppressed'
    | 'failed'
    | 'cancelled';
  reason?: string;
}

const invitations: readonly DemoInvitation[] = [
  { person: 0, daysAgo: 34, became: 'answered' },
  { person: 1, daysAgo: 28, became: 'answered' },
  { person: 2, daysAgo: 25, became: 'answered' },
  { person: 3, daysAgo: 21, became: 'expired' },
  { person: 4, daysAgo: 18, became: 'answered' },
  { person: 5, daysAgo: 15, became: 'suppressed', reason: 'do_not_contact' },
  { person: 6, daysAgo: 9, became: 'reminded' },
  { person: 7, daysAgo: 6, became: 'failed', reason: 'refused' },
  { person: 1, daysAgo: 5, became: 'suppressed', reason: 'capped' },
  { person: 8, daysAgo: 4, became: 'cancelled' },
  { person: 8, daysAgo: 3, became: 'sent' },
  { person: 9, daysAgo: 0, became: 'scheduled' },
];

/** The firm asks after visits: who was asked, what became of it, and how its customers like it. */
export async function inviteInDemo(tx: Tx, { now }: DemoWorld): Promise<void> {
  const [survey] = (await listAskingSurveys(tx)).filter(({ active }) => active);
  if (!survey) return;
  const rules = { delayMinutes: 120, expiresDays: 14, reminderDays: 5, basis: 'consent' } as const;
  await writeSurveyAsking(tx, survey.surveyId, { isOn: true, ...rules });
  const personIds: string[] = [];
  for (const [n, person] of people.entries()) personIds.push(await makePerson(tx, person, n));
  const answers = await listUninvited(tx, survey.surveyId, 50);
  for (const invitation of invitations) {
    const at = new Date(now.getTime() - invitation.daysAgo * DAY - HOUR);
    const feedback = answers.splice(0, invitation.became === 'answered' ? 1 : 0)[0] ?? null;
    const personId = personIds[invitation.person]!;
    await insertPastInvitation(tx, {
      ...pastOf(invitation, at, feedback),
      ...{ personId, surveyId: survey.surveyId },
    });
  }
}

async function makePerson(tx: Tx, person: DemoPerson, n: number): Promise<string> {
  const { name, email, wants, refuses } = person;
  const ref = `N-${String(4_200 + n)}`;
  const personId = await keepPerson(tx, { ref, name, email, phone: null, locale: 'es' });
  const kept = { channel: 'email', purpose: 'ask_opinion', source: 'api', locale: 'es' } as const;
  const words = { textVersion: askingConsentVersion, text: askingConsentTexts.es };
  await insertConsent(tx, { personId, ...kept, ...words });
  if (wants) await writePreferences(tx, personId, wants);
  if (refuses) {
    await writeDoNotContact(tx, personId, { by: 'person', memberId: null, reason: null });
  }
  return personId;
}

/** Nobody holds the link of an invitation of the demonstration. */
function pastOf(
  { became, reason }: DemoInvitation,
  at: Date,
  feedback: { id: string; occurredAt: Date } | null,
) {
  const occurredAt = feedback ? new Date(feedback.occurredAt.getTime() - DAY) : at;
  const dueAt = new Date(occurredAt.getTime() + 2 * HOUR);
  const wasSent = ['sent', 'reminded', 'answered', 'expired'].includes(became);
  return {
    id: uuid7(occurredAt.getTime()),
    tokenHash: hashToken('tracking', randomPublicToken()),
    locale: 'es',
    ...{ occurredAt, dueAt },
    sentAt: wasSent ? dueAt : null,
    remindedAt: became === 'reminded' ? new Date(dueAt.getTime() + 5 * DAY) : null,
    answeredAt: feedback?.occurredAt ?? null,
    feedbackId: feedback?.id ?? null,
    suppressedFor: became === 'suppressed' ? (reason ?? null) : null,
    isCancelled: became === 'cancelled',
    error: became === 'failed' ? (reason ?? null) : null,
  };
}
