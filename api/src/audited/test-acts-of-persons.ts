import { usualPolicy } from '@vocero/sql/asking';
import type { Act, Acting, Answer } from './test-acting.ts';

/** How people are asked after a service, what they want, and how they are forgotten. */
export function actsOfPersons(acting: Acting): Act[] {
  const { ask, id, keeping } = acting;
  return [
    [
      'put /api/v1/asking/policy',
      () => ask('PUT', '/api/v1/asking/policy', { ...usualPolicy, capDays: 40 }),
    ],
    [
      'put /api/v1/surveys/{id}/asking',
      () => askAfterService(acting),
      () => addVisitSurvey(acting),
    ],
    [
      'post /api/v1/service-hooks',
      () => keeping('hook', 'id', ask('POST', '/api/v1/service-hooks', { name: 'Till' })),
    ],
    [
      'delete /api/v1/service-hooks/{id}',
      () => ask('DELETE', `/api/v1/service-hooks/${id('hook')}`),
    ],
    [
      'post /api/v1/survey-invitations/{id}/cancel',
      () => ask('POST', `/api/v1/survey-invitations/${id('invited')}/cancel`),
      () => finishService(acting),
    ],
    [
      'post /api/v1/survey-invitations/{id}/restore',
      () => ask('POST', `/api/v1/survey-invitations/${id('invited')}/restore`),
    ],
    ['put /api/v1/persons/{id}/preferences', () => preferEvenings(acting)],
    [
      'put /api/v1/privacy/retention',
      () => ask('PUT', '/api/v1/privacy/retention', { rules: [{ what: 'audit', months: 24 }] }),
    ],
    ['post /api/v1/erasures', () => askErasure(acting)],
    [
      'put /api/v1/persons/{id}/do-not-contact',
      () => ask('PUT', `/api/v1/persons/${id('person')}/do-not-contact`, { doNotContact: true }),
    ],
    ['post /api/v1/persons/{id}/consents', () => agreeToCalls(acting)],
    [
      'post /api/v1/persons/{id}/consents/{consent}/withdraw',
      () => ask('POST', `/api/v1/persons/${id('person')}/consents/${id('consent')}/withdraw`),
    ],
  ];
}

function addVisitSurvey({ ask, keeping }: Acting): Promise<Answer> {
  const body = { kind: 'survey', name: 'After a visit' };
  return keeping('visit', 'id', ask('POST', '/api/v1/surveys', body));
}

function askAfterService({ ask, id }: Acting) {
  const asking = { delayMinutes: 60, expiresDays: 14, reminderDays: 0, basis: 'existing_customer' };
  return ask('PUT', `/api/v1/surveys/${id('visit')}/asking`, { isOn: true, ...asking });
}

async function finishService({ ask, keeping }: Acting) {
  const customer = { reference: 'Z-1', email: 'zoe@home.example' };
  const event = { occurredAt: new Date().toISOString(), customer };
  await keeping('invited', 'invitationId', ask('POST', '/api/v1/service-events', event));
}

async function preferEvenings({ ask, keep }: Acting) {
  const found = await ask('POST', '/api/v1/persons/look-up', { customer: 'Z-1' });
  const { id: person } = found.body['person'] as unknown as { id: string };
  keep('person', person);
  const wanted = { channels: ['sms'], hours: ['evening'], locale: null };
  return ask('PUT', `/api/v1/persons/${person}/preferences`, wanted);
}

/** Somebody else, so that whom the others are about stays. */
async function askErasure({ ask, keeping, id, secrets }: Acting): Promise<Answer> {
  const said = { channel: 'phone', text: 'Please forget this zebra', customer: 'customer-88' };
  secrets.push(said.text, said.customer);
  await keeping('forgotten', 'id', ask('POST', '/api/v1/feedback', said));
  return ask('POST', '/api/v1/erasures', { feedbackId: id('forgotten') });
}

async function agreeToCalls({ ask, keep, id }: Acting) {
  const agreed = { channel: 'phone', purpose: 'answer_me', locale: 'en' };
  const answer = await ask('POST', `/api/v1/persons/${id('person')}/consents`, agreed);
  const [consent] = answer.body['consents'] as unknown as { id: string }[];
  keep('consent', consent!.id);
  return answer;
}
