import type { Act, Acting, Answer } from './test-acting.ts';

const playbook = { lines: [{ code: 'call', text: null }], missHours: 6 };
const solution = { texts: { en: { title: 'Restart it', steps: 'Press the button' } } };
const caseType = { names: { en: 'Question' }, steps: [{ name: 'Answer it' }] };

/** What every case goes by: the playbook of promises, solutions, types, the policy, holidays. */
export function actsOfCaseRules(acting: Acting): Act[] {
  const { ask, id, keeping } = acting;
  return [
    ['put /api/v1/promise-playbook', () => ask('PUT', '/api/v1/promise-playbook', playbook)],
    [
      'post /api/v1/solutions',
      () => keeping('solution', 'id', ask('POST', '/api/v1/solutions', solution)),
    ],
    [
      'put /api/v1/solutions/{id}',
      () => ask('PUT', `/api/v1/solutions/${id('solution')}`, { ...solution, version: 1 }),
    ],
    [
      'post /api/v1/solutions/{id}/review',
      () => ask('POST', `/api/v1/solutions/${id('solution')}/review`),
    ],
    [
      'put /api/v1/solutions/{id}/archived',
      () => ask('PUT', `/api/v1/solutions/${id('solution')}/archived`, { archived: true }),
    ],
    ['post /api/v1/case-types/starter', () => ask('POST', '/api/v1/case-types/starter')],
    [
      'post /api/v1/case-types',
      () => keeping('caseType', 'id', ask('POST', '/api/v1/case-types', caseType)),
    ],
    [
      'put /api/v1/case-types/{id}',
      () => ask('PUT', `/api/v1/case-types/${id('caseType')}`, { ...caseType, version: 1 }),
    ],
    [
      'put /api/v1/case-types/{id}/archived',
      () => ask('PUT', `/api/v1/case-types/${id('caseType')}/archived`, { archived: true }),
    ],
    ['put /api/v1/case-policy', () => changeCasePolicy(acting)],
    [
      'post /api/v1/holidays',
      () => ask('POST', '/api/v1/holidays', { items: [{ day: '2027-01-01', name: 'New year' }] }),
    ],
    ['delete /api/v1/holidays/{day}', () => ask('DELETE', '/api/v1/holidays/2027-01-01')],
  ];
}

async function changeCasePolicy({ t, admin, ask }: Acting): Promise<Answer> {
  const answer = await t.app.request('/api/v1/case-policy', { headers: admin.headers });
  const { holidays: _, timeZone: __, ...policy } = (await answer.json()) as Record<string, unknown>;
  return ask('PUT', '/api/v1/case-policy', { ...policy, ackHours: 8 });
}
