import { randomUUID } from 'node:crypto';
import type { Act, Acting, Answer } from './test-acting.ts';

/** Councils with their meetings and their feed, and objections to themes. */
export function actsOfCouncils(acting: Acting): Act[] {
  const { admin, ask, colleague, id } = acting;
  return [
    ['post /api/v1/councils', () => foundCouncil(acting)],
    [
      'patch /api/v1/councils/{id}',
      () => ask('PATCH', `/api/v1/councils/${id('council')}`, { version: 1, minutes: 45 }),
    ],
    [
      'put /api/v1/councils/{id}/meetings/{day}/agenda',
      () => ask('PUT', `${meeting(acting)}/agenda`, { version: 0, items: [] }),
    ],
    [
      'patch /api/v1/councils/{id}/meetings/{day}',
      () => ask('PATCH', meeting(acting), { version: 1, cancelled: true }),
    ],
    [
      'post /api/v1/councils/{id}/meetings/{day}/start',
      () => ask('POST', `${nextMeeting(acting)}/start`),
    ],
    [
      'put /api/v1/councils/{id}/meetings/{day}/present',
      () =>
        ask('PUT', `${nextMeeting(acting)}/present`, { memberId: admin.memberId, isPresent: true }),
    ],
    ['post /api/v1/councils/{id}/meetings/{day}/entries', () => note(acting)],
    [
      'post /api/v1/councils/{id}/meetings/{day}/entries/{entryId}/undo',
      () => ask('POST', `${nextMeeting(acting)}/entries/${id('noted')}/undo`),
    ],
    [
      'post /api/v1/councils/{id}/meetings/{day}/close',
      () => ask('POST', `${nextMeeting(acting)}/close`),
    ],
    [
      'post /api/v1/councils/{id}/meetings/{day}/reopen',
      () => ask('POST', `${nextMeeting(acting)}/reopen`),
    ],
    ['post /api/v1/councils/{id}/feed', () => makeFeed(acting)],
    [
      'delete /api/v1/councils/{id}/feed',
      () => ask('DELETE', `/api/v1/councils/${id('council')}/feed`),
    ],
    ['post /api/v1/themes/{id}/objections', () => recordObjection(acting)],
    [
      'patch /api/v1/objections/{id}',
      () => ask('PATCH', `/api/v1/objections/${id('objection')}`, { version: 1, saidBy: 'Ana' }),
    ],
    [
      'post /api/v1/objections/{id}/escalation',
      () => ask('POST', `/api/v1/objections/${id('objection')}/escalation`),
      () => colleague('chair'),
    ],
  ];
}

async function foundCouncil({ ask, keep, keeping, secrets }: Acting): Promise<Answer> {
  const cadence = { freq: 'week', weekday: 1, fromDay: '2026-01-05' };
  const body = {
    name: 'Council',
    starts: '09:30',
    place: 'https://meet.example.net/secret',
    cadence,
  };
  const answer = await keeping('council', 'id', ask('POST', '/api/v1/councils', body));
  const upcoming = answer.body['upcoming'] as unknown as { plannedOn: string }[];
  secrets.push(body.place);
  keep('day', upcoming[0]!.plannedOn);
  keep('next day', upcoming[1]!.plannedOn);
  return answer;
}

const meeting = ({ id }: Acting) => `/api/v1/councils/${id('council')}/meetings/${id('day')}`;

const nextMeeting = ({ id }: Acting) =>
  `/api/v1/councils/${id('council')}/meetings/${id('next day')}`;

function note(acting: Acting): Promise<Answer> {
  const { ask, keep, id, secrets } = acting;
  keep('noted', randomUUID());
  const entry = { act: 'noted', text: 'The ocelot was loud' };
  secrets.push('ocelot');
  return ask('POST', `${nextMeeting(acting)}/entries`, { id: id('noted'), themeId: null, entry });
}

async function makeFeed({ ask, id, secrets }: Acting): Promise<Answer> {
  const answer = await ask('POST', `/api/v1/councils/${id('council')}/feed`);
  secrets.push(answer.body['url']!.split('/').at(-1)!.replace('.ics', ''));
  return answer;
}

function recordObjection({ ask, keeping, id, secrets }: Acting): Promise<Answer> {
  const body = { stance: 'doubts_data', text: 'The okapi counts them twice' };
  secrets.push('okapi');
  const asked = ask('POST', `/api/v1/themes/${id('theme')}/objections`, body);
  return keeping('objection', 'id', asked);
}
