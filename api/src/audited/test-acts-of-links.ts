import type { Act, Acting, Answer } from './test-acting.ts';

/** What people without an account open: share links, and supplier links with their actions. */
export function actsOfLinks(acting: Acting): Act[] {
  const { ask, id } = acting;
  return [
    ['post /api/v1/share-links', () => shareWeek(acting)],
    ['delete /api/v1/share-links/{id}', () => ask('DELETE', `/api/v1/share-links/${id('link')}`)],
    ['post /api/v1/supplier-links', () => linkSupplier(acting)],
    [
      'patch /api/v1/supplier-links/{id}',
      () => ask('PATCH', `/api/v1/supplier-links/${id('supplier link')}`, { showsQuotes: false }),
    ],
    [
      'delete /api/v1/supplier-links/{id}',
      () => ask('DELETE', `/api/v1/supplier-links/${id('supplier link')}`),
    ],
    ['put /api/v1/themes/{id}/supplier/actions', () => giveActions(acting)],
  ];
}

async function shareWeek({ t, admin, ask, keeping, secrets }: Acting): Promise<Answer> {
  await t.owner`
    insert into topten_week (org_id, week_start, is_late, contacts, unsorted, unread, covered,
      previous_contacts, contact_minutes, currency)
    values (${admin.orgId}, '2026-01-05', false, 0, 0, 0, 0, 0, 6, 'EUR')`;
  const body = { week: '2026-01-05', days: 7 };
  const answer = await keeping('link', 'id', ask('POST', '/api/v1/share-links', body));
  secrets.push(answer.body['url']!.split('/').at(-1)!);
  return answer;
}

async function linkSupplier({ ask, keeping, id, secrets }: Acting): Promise<Answer> {
  const body = {
    departmentId: id('department'),
    name: 'Ivo',
    email: 'ivo@ferro.example',
    days: 30,
  };
  const asked = ask('POST', '/api/v1/supplier-links', body);
  const answer = await keeping('supplier link', 'id', asked);
  secrets.push(body.email, answer.body['url']!.split('/').at(-1)!);
  return answer;
}

async function giveActions({ t, ask, id }: Acting): Promise<Answer> {
  await t.owner`
    update theme set department_id = ${id('department')} where id = ${id('theme')}`;
  return ask('PUT', `/api/v1/themes/${id('theme')}/supplier/actions`, { actionIds: [] });
}
