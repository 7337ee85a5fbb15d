import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditLine } from '../contract/audit.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

let t: TestApp;
let admin: TestMember;

beforeAll(async () => {
  t = await testApp();
  admin = await t.member('admin');
});
afterAll(() => t.close());

const ask = (method: string, path: string, body?: object, who: TestMember = admin) =>
  t.app.request(path, {
    method,
    headers: who.headers,
    ...(body && { body: JSON.stringify(body) }),
  });

async function lines(query = '', who: TestMember = admin) {
  const answer = await ask('GET', `/api/v1/audit${query}`, undefined, who);
  expect(answer.status).toBe(200);
  return (await answer.json()) as { items: AuditLine[]; nextCursor: string | null };
}

test('a line says who did what to whom, and what it was before and after', async () => {
  const luis = await t.member('agent', { id: admin.orgId, slug: admin.slug });
  await ask('PATCH', `/api/v1/members/${luis.memberId}`, { role: 'chair' });
  const { items } = await lines(`?actor=${admin.memberId}&act=member_role_changed`);
  expect(items).toMatchObject([
    {
      actor: { kind: 'member', id: admin.memberId, name: 'Test admin' },
      subject: { kind: 'member', id: luis.memberId, label: 'Test agent', exists: true },
      before: { role: 'agent' },
      after: { role: 'chair' },
    },
  ]);
});

test('names stay as they were when it happened', async () => {
  const answer = await ask('POST', '/api/v1/departments', { name: 'Billing' });
  const { id } = (await answer.json()) as { id: string };
  await ask('PATCH', `/api/v1/departments/${id}`, { name: 'Invoices' });
  const { items } = await lines('?subject=department');
  expect(items.map(({ act, subject }) => [act, subject.label])).toEqual([
    ['department_changed', 'Billing'],
    ['department_added', 'Billing'],
  ]);
});

test('what is refused leaves no line', async () => {
  const before = (await lines()).items[0]?.id;
  const gone = '00000000-0000-7000-8000-000000000000';
  expect((await ask('PATCH', `/api/v1/departments/${gone}`, { name: 'X' })).status).toBe(404);
  expect((await ask('POST', '/api/v1/departments', { name: 'Invoices' })).status).toBe(409);
  expect((await ask('PATCH', `/api/v1/members/${admin.memberId}`, { role: 'agent' })).status).toBe(
    409,
  );
  expect((await lines()).items[0]?.id).toBe(before);
});

test('acts on themes stand in the same list, in the order in which they were done', async () => {
  await ask('POST', '/api/v1/themes', { label: 'Late parts' });
  await ask('POST', '/api/v1/departments', { name: 'Stock' });
  const { items } = await lines();
  expect(items.slice(0, 2).map(({ act, subject }) => [act, subject.label])).toEqual([
    ['department_added', 'Stock'],
    ['theme_created', 'Late parts'],
  ]);
  const themes = await lines('?subject=theme&act=theme_created');
  expect(themes.items.map(({ actor }) => actor.name)).toEqual(['Test admin']);
});

test('pages follow one another without a gap, and filters narrow them down', async () => {
  const all = await lines('?limit=200');
  const first = await lines('?limit=2');
  const second = await lines(`?limit=200&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items]).toEqual(all.items);
  const today = new Date().toISOString().slice(0, 10);
  expect((await lines(`?limit=200&since=${today}`)).items).toEqual(all.items);
  expect((await lines('?until=2020-01-01')).items).toEqual([]);
  expect((await lines('?actor=operator')).items).toEqual([]);
  expect((await lines('?actor=system')).items).toEqual([]);
  expect((await ask('GET', '/api/v1/audit?act=nonsense')).status).toBe(400);
});

test('a sign-in and one that failed are both written down, and no address of mail', async () => {
  const ana = await t.member('agent');
  const boss = await t.member('admin', { id: ana.orgId, slug: ana.slug });
  const signIn = (password: string) =>
    t.app.request('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: t.deps.settings.publicUrl },
      body: JSON.stringify({ email: ana.email.toUpperCase(), password }),
    });
  expect((await signIn('not her password')).status).toBe(401);
  await expect.poll(async () => (await lines('', boss)).items).toHaveLength(1);
  expect((await signIn(t.password)).status).toBe(200);
  await expect.poll(async () => (await lines('', boss)).items).toHaveLength(2);
  const { items } = await lines('', boss);
  expect(items.map(({ act, actor, subject }) => [act, actor.kind, subject.label])).toEqual([
    ['signed_in', 'member', 'Test agent'],
    ['sign_in_failed', 'system', 'Test agent'],
  ]);
  expect(JSON.stringify(items)).not.toContain('@');
});

test('an address is told by its network alone', async () => {
  const seen = await testApp({ TRUSTED_PROXIES: '1' });
  try {
    const boss = await seen.member('admin');
    await seen.app.request('/api/v1/engine/learn', {
      method: 'POST',
      headers: { ...boss.headers, 'x-forwarded-for': '203.0.113.77' },
      body: '{}',
    });
    const rows = await seen.owner`select address, request_id from audit_event`;
    expect(rows).toEqual([{ address: '203.0.113.0/24', requestId: expect.any(String) as string }]);
  } finally {
    await seen.close();
  }
});

test('the file holds every line, and no spreadsheet finds a formula in it', async () => {
  await ask('POST', '/api/v1/departments', { name: '=1+1' });
  const answer = await ask('GET', '/api/v1/audit.csv?subject=department');
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toContain('text/csv');
  expect(text.split('\r\n')[0]).toBe(
    'When,Kind of actor,Who,Act,Kind of thing,Thing,Before,After,Network,Request',
  );
  expect(text).toContain(",'=1+1,");
  const { items } = await lines('?limit=200&subject=department');
  expect(text.trimEnd().split('\r\n')).toHaveLength(items.length + 1);
  expect((await lines('?limit=1')).items[0]).toMatchObject({
    act: 'export_downloaded',
    subject: { id: 'audit' },
  });
});

test('another organisation sees none of it', async () => {
  const other = await t.member('admin');
  expect((await lines('', other)).items).toEqual([]);
});
