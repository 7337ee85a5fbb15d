import { randomUUID } from 'node:crypto';
import type { Act, Acting, Answer } from './test-acting.ts';

/** Remedies, and what one customer is granted. */
export function actsOfRemedies(acting: Acting): Act[] {
  const { admin, ask, id, keeping } = acting;
  return [
    ['post /api/v1/remedies/starter', () => ask('POST', '/api/v1/remedies/starter')],
    [
      'post /api/v1/remedies',
      () =>
        keeping(
          'remedy',
          'id',
          ask('POST', '/api/v1/remedies', { name: 'Tea', code: 'zz', ownLimit: 9 }),
        ),
    ],
    [
      'patch /api/v1/remedies/{id}',
      () => ask('PATCH', `/api/v1/remedies/${id('remedy')}`, { ownLimit: 10 }),
    ],
    ['post /api/v1/remedy-grants', () => keeping('grant', 'id', grantTea(acting, admin.headers))],
    [
      'post /api/v1/remedy-grants/{id}/withdrawal',
      () => ask('POST', `/api/v1/remedy-grants/${id('grant')}/withdrawal`, { reason: 'wombat' }),
    ],
    ['post /api/v1/remedy-grants/{id}/decision', () => decideTea(acting), () => askForTea(acting)],
  ];
}

/** As whoever has these headers, on a comment that is there. */
function grantTea(
  { ask, id, secrets }: Acting,
  headers: Record<string, string>,
  amount = 5,
): Promise<Answer> {
  const reason = 'the quokka spilled it';
  secrets.push(reason, 'wombat');
  const body = {
    id: randomUUID(),
    remedyId: id('remedy'),
    feedbackId: id('words'),
    amount,
    reason,
  };
  return ask('POST', '/api/v1/remedy-grants', body, headers);
}

/** Somebody else asks: nobody decides what they asked for. */
async function askForTea(acting: Acting): Promise<Answer> {
  const { colleague, keeping } = acting;
  const other = await colleague('agent');
  return keeping('asked for', 'id', grantTea(acting, other.headers, 50));
}

function decideTea({ ask, id }: Acting): Promise<Answer> {
  return ask('POST', `/api/v1/remedy-grants/${id('asked for')}/decision`, { granted: true });
}
