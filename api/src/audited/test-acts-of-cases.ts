import type { Act, Acting, Answer } from './test-acting.ts';

const nextContactAt = new Date(Date.now() + 86_400_000).toISOString();
const furtherSaid = { channel: 'phone', text: 'The potoroo too' };
const closing = { accepted: true, reason: 'policy', note: 'The dunnart says so' };

/** One case, from its opening to its closing and opening again. */
export function actsOfCases(acting: Acting): Act[] {
  const { ask, id, keeping } = acting;
  return [
    ['post /api/v1/cases', () => keeping('case', 'id', openCase(acting))],
    [
      'post /api/v1/cases/{id}/acknowledge',
      () => onCase(acting, 'POST', 'acknowledge', { nextContactAt }),
    ],
    [
      'patch /api/v1/cases/{id}',
      () => onCase(acting, 'PATCH', '', { nextContactAt, wish: 'The numbat' }),
    ],
    ['post /api/v1/cases/{id}/undo', () => undoCase(acting)],
    ['put /api/v1/cases/{id}/people', () => giveCase(acting)],
    [
      'post /api/v1/cases/{id}/comments',
      () => ask('POST', `/api/v1/cases/${id('case')}/comments`, { feedbackId: id('further') }),
      () => keeping('further', 'id', ask('POST', '/api/v1/feedback', furtherSaid)),
    ],
    [
      'delete /api/v1/cases/{id}/comments/{feedbackId}',
      () => ask('DELETE', `/api/v1/cases/${id('case')}/comments/${id('further')}`),
    ],
    ['post /api/v1/cases/{id}/state', () => onCase(acting, 'POST', 'state', { to: 'waiting' })],
    ['post /api/v1/cases/{id}/resume', () => onCase(acting, 'POST', 'resume', {})],
    ['post /api/v1/cases/{id}/escalate', () => escalateCase(acting)],
    ['post /api/v1/cases/{id}/close', () => onCase(acting, 'POST', 'close', closing)],
    [
      'post /api/v1/cases/{id}/reopen',
      () => onCase(acting, 'POST', 'reopen', { reason: 'The bilby again', nextContactAt }),
    ],
  ];
}

function openCase({ ask, id, secrets }: Acting): Promise<Answer> {
  secrets.push('numbat', 'bilby', 'potoroo', 'dunnart', 'kowari');
  return ask('POST', '/api/v1/cases', { feedbackId: id('words') });
}

async function readCase({ t, admin, id }: Acting) {
  const answer = await t.app.request(`/api/v1/cases/${id('case')}`, { headers: admin.headers });
  return (await answer.json()) as { version: number; undoable: string; owner: { id: string } };
}

/** An act on the case as it is now. */
async function onCase(acting: Acting, method: string, act: string, body: object): Promise<Answer> {
  const { ask, id } = acting;
  const { version } = await readCase(acting);
  return ask(method, `/api/v1/cases/${id('case')}${act && `/${act}`}`, { version, ...body });
}

async function undoCase(acting: Acting): Promise<Answer> {
  return onCase(acting, 'POST', 'undo', { eventId: (await readCase(acting)).undoable });
}

async function giveCase(acting: Acting): Promise<Answer> {
  const { admin, colleague, keep } = acting;
  const other = await colleague('agent');
  keep('colleague', other.memberId);
  return onCase(acting, 'PUT', 'people', { ownerId: admin.memberId, deputyId: other.memberId });
}

function escalateCase(acting: Acting): Promise<Answer> {
  const { id } = acting;
  const to = { to: 'expert', ownerId: id('colleague') };
  return onCase(acting, 'POST', 'escalate', { ...to, reason: 'The kowari', nextContactAt });
}
