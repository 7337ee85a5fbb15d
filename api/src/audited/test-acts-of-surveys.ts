import { randomUUID } from 'node:crypto';
import { commentOnly } from '../contract/survey-logic.ts';
import type { Act, Acting, Answer } from './test-acting.ts';

const anywhere = { anySite: true, sites: [], keepsPage: false, thanksUrl: null };

/** Surveys, the places and links that lead to them, their cards, and where one is embedded. */
export function actsOfSurveys(acting: Acting): Act[] {
  const { ask, id, keeping } = acting;
  return [
    [
      'post /api/v1/surveys',
      () => keeping('survey', 'id', ask('POST', '/api/v1/surveys', { kind: 'form', name: 'Form' })),
    ],
    [
      'patch /api/v1/surveys/{id}',
      () => ask('PATCH', `/api/v1/surveys/${id('survey')}`, { active: false }),
    ],
    ['put /api/v1/surveys/{id}/draft', () => saveDraft(acting, 0)],
    [
      'post /api/v1/surveys/{id}/publish',
      () => ask('POST', `/api/v1/surveys/${id('survey')}/publish`, { revision: 1 }),
    ],
    [
      'delete /api/v1/surveys/{id}/draft',
      () => ask('DELETE', `/api/v1/surveys/${id('survey')}/draft`),
      () => saveDraft(acting, 2, true),
    ],
    [
      'put /api/v1/surveys/{id}/method',
      () => ask('PUT', `/api/v1/surveys/${id('survey')}/method`, { purpose: 'To learn' }),
    ],
    ['post /api/v1/places', () => addPlace(acting)],
    [
      'patch /api/v1/places/{id}',
      () => ask('PATCH', `/api/v1/places/${id('place')}`, { name: 'North' }),
    ],
    ['post /api/v1/surveys/{id}/links', () => linkSurvey(acting)],
    [
      'patch /api/v1/survey-links/{id}',
      () => ask('PATCH', `/api/v1/survey-links/${id('survey link')}`, { archived: true }),
    ],
    ['delete /api/v1/cards/{id}', () => takeBackCard(acting)],
    [
      'post /api/v1/places/archive',
      () => ask('POST', '/api/v1/places/archive', { ids: [id('place')], archived: true }),
    ],
    [
      'put /api/v1/surveys/{id}/embed',
      () => ask('PUT', `/api/v1/surveys/${id('survey')}/embed`, anywhere),
    ],
  ];
}

const saveDraft = ({ ask, id }: Acting, revision: number, asksContact = false) =>
  ask('PUT', `/api/v1/surveys/${id('survey')}/draft`, {
    doc: { ...commentOnly, asksContact, offersUrgent: asksContact },
    revision,
  });

async function addPlace({ ask, keep }: Acting): Promise<Answer> {
  const answer = await ask('POST', '/api/v1/places', { names: ['Norte'] });
  keep('place', (answer.body['added'] as unknown as { id: string }[])[0]!.id);
  return answer;
}

async function linkSurvey({ ask, keep, id, secrets }: Acting): Promise<Answer> {
  const body = { channel: 'qr', placeIds: [id('place')] };
  const answer = await ask('POST', `/api/v1/surveys/${id('survey')}/links`, body);
  const [link] = answer.body['items'] as unknown as { id: string; url: string }[];
  keep('survey link', link!.id);
  secrets.push(link!.url.split('/').at(-1)!);
  return answer;
}

async function takeBackCard({ ask, id }: Acting): Promise<Answer> {
  const said = { version: 0, day: '2026-01-05', given: { comment: ['Typed by hand'] } };
  const card = { id: randomUUID(), surveyId: id('survey'), ...said };
  const { body } = await ask('POST', '/api/v1/cards', card);
  return ask('DELETE', `/api/v1/cards/${body['id']}`);
}
