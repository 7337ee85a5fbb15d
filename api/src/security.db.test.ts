import { inOrganization } from '@vocero/sql/connect';
import { insertInvitation } from '@vocero/sql/invitations';
import { insertSurvey } from '@vocero/sql/surveys';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashToken, randomToken } from './secrets.ts';
import { testApp, type TestApp, type TestMember } from './test-app.ts';

let t: TestApp;
let admin: TestMember;
beforeAll(async () => {
  t = await testApp();
  admin = await t.member('admin');
});
afterAll(() => t.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  t.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const get = async (path: string) =>
  (await (await t.app.request(path, { headers: admin.headers })).json()) as Record<string, unknown>;

test('no field is written that the contract does not name', async () => {
  const department = (await (
    await post('/api/v1/departments', { name: 'A' }, admin.headers)
  ).json()) as {
    id: string;
  };
  const theme = (await (
    await post('/api/v1/themes', { label: 'A theme' }, admin.headers)
  ).json()) as {
    id: string;
  };
  const survey = { kind: 'form', name: 'A form' };
  const form = (await (await post('/api/v1/surveys', survey, admin.headers)).json()) as {
    id: string;
  };
  const things = [
    `/api/v1/departments/${department.id}`,
    `/api/v1/themes/${theme.id}`,
    `/api/v1/surveys/${form.id}`,
    `/api/v1/members/${admin.memberId}`,
    '/api/v1/organization',
  ];
  const before = JSON.stringify([
    await get('/api/v1/organization'),
    await get(`/api/v1/themes/${theme.id}`),
  ]);
  for (const path of things) {
    for (const planted of [
      'id',
      'orgId',
      'org_id',
      'isDemo',
      'createdAt',
      'mergedInto',
      'token',
      '__proto__x',
    ]) {
      const answer = await t.app.request(path, {
        method: 'PATCH',
        headers: admin.headers,
        body: JSON.stringify({ [planted]: 'planted', version: 1 }),
      });
      expect([path, planted, answer.status]).toEqual([path, planted, 400]);
    }
  }
  const after = JSON.stringify([
    await get('/api/v1/organization'),
    await get(`/api/v1/themes/${theme.id}`),
  ]);
  expect(after).toBe(before);
});

test('tokens are kept as hashes, and one kind opens nothing of another', async () => {
  const { orgId, memberId } = admin;
  const invitation = randomToken();
  const survey = randomToken();
  await inOrganization(t.sql, orgId, async (tx) => {
    await insertInvitation(tx, {
      name: 'A',
      email: 'a@example.org',
      role: 'agent',
      departmentId: null,
      tokenHash: hashToken('invitation', invitation),
      expiresAt: new Date(Date.now() + 60_000),
      createdBy: memberId,
    });
    await insertSurvey(tx, { kind: 'survey', name: 'S', token: survey, locale: 'en' });
  });
  const { key } = await t.key(orgId, ['feedback:write', 'feedback:read', 'themes:read']);
  const receipt = (await (
    await post('/api/v1/feedback', { channel: 'phone', text: 'Hello' }, admin.headers)
  ).json()) as { trackingUrl: string };
  const tracking = receipt.trackingUrl.split('/t/')[1]!;

  const opens = {
    key: (token: string) =>
      t.app.request('/api/v1/themes', { headers: { authorization: `Bearer ${token}` } }),
    invitation: (token: string) => post('/api/v1/join/check', { token }),
    survey: (token: string) => t.app.request(`/s/${token}`),
    tracking: (token: string) => t.app.request(`/t/${token}`),
  };
  const tokens = { key, invitation, survey, tracking };
  for (const [kind, open] of Object.entries(opens)) {
    for (const [other, token] of Object.entries(tokens)) {
      const { ok } = await open(token);
      expect([kind, other, ok]).toEqual([kind, other, kind === other]);
    }
  }
  const kept = await t.owner`select key_hash as hash from api_key
    union all select token_hash from invitation union all select token_hash from tracking_link`;
  for (const { hash } of kept) expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

test('a key that was just used is refused as soon as it is revoked', async () => {
  const { id, headers } = await t.key(admin.orgId, ['themes:read']);
  const ask = async () => (await t.app.request('/api/v1/themes', { headers })).status;
  expect(await ask()).toBe(200);
  await t.app.request(`/api/v1/keys/${id}`, { method: 'DELETE', headers: admin.headers });
  expect(await ask()).toBe(401);
});

test('a wrong password and an unknown address are answered alike', async () => {
  const ask = async (email: string) => {
    const answer = await post('/api/auth/sign-in/email', { email, password: 'not the password' });
    return [answer.status, await answer.text()];
  };
  expect(await ask(admin.email)).toEqual(await ask('nobody@example.org'));
});

test('signing in from a page of another site is refused; a program that names no page may', async () => {
  const signIn = async (headers: Record<string, string>) =>
    (await post('/api/auth/sign-in/email', { email: admin.email, password: t.password }, headers))
      .status;
  expect(await signIn({ 'sec-fetch-mode': 'cors' })).toBe(200);
  expect(await signIn({ 'sec-fetch-mode': 'cors', origin: 'https://evil.example' })).toBe(403);
  expect(await signIn({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' })).toBe(403);
});

test('nobody makes an account by themselves', async () => {
  const account = { email: 'new@example.org', password: 'a long enough password', name: 'New' };
  expect((await post('/api/auth/sign-up/email', account)).ok).toBe(false);
});

test.each(['update-user', 'change-password', 'delete-user', 'list-sessions', 'update-session'])(
  'the sign-in library’s %s is not offered',
  async (name) => {
    const headers = { ...admin.headers, origin: 'http://localhost:3000' };
    const path = `/api/auth/${name}`;
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? JSON.stringify({ name: 'Somebody else' }) : null;
      expect((await t.app.request(path, { method, headers, body })).status).toBe(404);
    }
    const [user] = await t.owner`select name from auth."user" where id = ${admin.userId}`;
    expect(user!['name']).toBe('Test admin');
  },
);

test('the session cookie is out of reach for scripts and other sites, and new at each sign-in', async () => {
  const signIn = () =>
    post('/api/auth/sign-in/email', { email: admin.email, password: t.password });
  const [first, second] = [await signIn(), await signIn()];
  const cookie = first.headers.getSetCookie().find((line) => line.includes('session_token'))!;
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(second.headers.getSetCookie()).not.toContain(cookie);
});

test('the session cookie is sent over https alone where the address is https', async () => {
  const secure = await testApp({ PUBLIC_URL: 'https://voice.example.org' });
  const member = await secure.member('agent');
  const answer = await secure.app.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://voice.example.org' },
    body: JSON.stringify({ email: member.email, password: secure.password }),
  });
  const cookies = answer.headers.getSetCookie().filter((line) => line.includes('session_token'));
  await secure.close();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).toMatch(/; Secure/i);
});

test('guessing passwords is slowed down, whatever address the caller claims', async () => {
  const own = await testApp();
  const statuses: number[] = [];
  for (let n = 0; n < 14; n++) {
    const answer = await own.app.request('/api/auth/sign-in/email', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': `198.51.100.${n}`,
        'x-vocero-client': `198.51.100.${n}`,
      },
      body: JSON.stringify({ email: 'a@example.org', password: `guess number ${n}` }),
    });
    statuses.push(answer.status);
  }
  await own.close();
  expect(statuses.slice(-3)).toEqual([429, 429, 429]);
});

const elsewhere = [
  'https://evil.example',
  '//evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  'https://localhost:3000@evil.example',
  'https://localhost:3000.evil.example',
  '%2f%2fevil.example',
  '/\t/evil.example',
  'data:text/html,x',
];

test.each(elsewhere)('signing in leads nowhere else: %s', async (callbackURL) => {
  const answer = await post(
    '/api/auth/sign-in/email',
    { email: 'nobody@example.org', password: 'not the password', callbackURL },
    { origin: 'http://localhost:3000' },
  );
  expect(answer.headers.get('location')).toBeNull();
  expect(await answer.text()).not.toContain('evil.example');
});

test.each(elsewhere)('sending a survey leads nowhere else: %s', async (address) => {
  const token = randomToken();
  await inOrganization(t.sql, admin.orgId, (tx) =>
    insertSurvey(tx, { kind: 'form', name: 'F', token, locale: 'en' }),
  );
  const answer = await t.app.request(`/f/${token}?next=${encodeURIComponent(address)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', referer: address },
    body: new URLSearchParams({
      text: 'Hello',
      next: address,
      lang: address,
      redirect: address,
    }).toString(),
  });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toMatch(/^\/t\/[\w-]{22}\?thanks&lang=(en|es|bs)$/);
});
