import type { Act, Acting, Answer } from './test-acting.ts';

/** The organisation itself, who belongs to it, what its members keep for themselves, and the demo. */
export function actsOfOrganization(acting: Acting): Act[] {
  const { ask, id, keeping } = acting;
  return [
    ['patch /api/v1/organization', () => ask('PATCH', '/api/v1/organization', { name: 'Firm' })],
    ['patch /api/v1/measures', () => ask('PATCH', '/api/v1/measures', { repeatDays: 9 })],
    ['post /api/v1/departments', () => keeping('department', 'id', addDepartment(acting))],
    [
      'patch /api/v1/departments/{id}',
      () => ask('PATCH', `/api/v1/departments/${id('department')}`, { kind: 'supplier' }),
    ],
    ['patch /api/v1/members/{id}', () => changeMember(acting)],
    [
      'post /api/v1/invitations',
      () => keeping('invitation', 'id', invite(acting, 'one@example.org')),
    ],
    [
      'delete /api/v1/invitations/{id}',
      () => ask('DELETE', `/api/v1/invitations/${id('invitation')}`),
    ],
    ['post /api/v1/join', () => join(acting), () => invite(acting, 'two@example.org')],
    ['post /api/v1/keys', () => makeKey(acting)],
    ['delete /api/v1/keys/{id}', () => ask('DELETE', `/api/v1/keys/${id('key')}`)],
    [
      'put /api/v1/organization/help',
      () => ask('PUT', '/api/v1/organization/help', { help: { phone: '900 123 456' } }),
    ],
    ['patch /api/v1/mailbox', () => ask('PATCH', '/api/v1/mailbox', { digestByMail: false })],
    [
      'post /api/v1/views',
      () =>
        keeping(
          'view',
          'id',
          ask('POST', '/api/v1/views', { name: 'Late', query: 'q=late', shared: true }),
        ),
    ],
    ['patch /api/v1/views/{id}', () => ask('PATCH', `/api/v1/views/${id('view')}`, { name: 'L' })],
    ['delete /api/v1/views/{id}', () => ask('DELETE', `/api/v1/views/${id('view')}`)],
    ['post /api/v1/demo', () => ask('POST', '/api/v1/demo')],
    ['delete /api/v1/demo', () => ask('DELETE', '/api/v1/demo')],
  ];
}

const addDepartment = ({ ask }: Acting) => ask('POST', '/api/v1/departments', { name: 'Parts' });

async function changeMember({ ask, colleague }: Acting): Promise<Answer> {
  const other = await colleague('agent');
  return ask('PATCH', `/api/v1/members/${other.memberId}`, { role: 'owner' });
}

async function invite({ ask, keep, id, secrets }: Acting, email: string): Promise<Answer> {
  const answer = await ask('POST', '/api/v1/invitations', { name: 'Ana', email, role: 'agent' });
  keep('token', answer.body['url']!.split('#')[1]!);
  secrets.push(id('token'));
  return answer;
}

function join({ ask, id, secrets }: Acting): Promise<Answer> {
  const password = 'a long and secret password';
  secrets.push(password);
  return ask('POST', '/api/v1/join', { token: id('token'), name: 'Ana', password });
}

async function makeKey({ ask, keeping, secrets }: Acting): Promise<Answer> {
  const body = { name: 'Shop', scopes: ['feedback:read'] };
  const answer = await keeping('key', 'id', ask('POST', '/api/v1/keys', body));
  secrets.push(answer.body['key']!);
  return answer;
}
