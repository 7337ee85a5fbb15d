import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from './test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
afterAll(() => t.close());

test('is alive and ready', async () => {
  expect((await t.app.request('/healthz')).status).toBe(200);
  const ready = await t.app.request('/readyz');
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok' }]);
});

test('whoever is not signed in is asked to, in their language', async () => {
  const answer = await t.app.request('/api/v1/me', { headers: { 'accept-language': 'es-MX' } });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'sign_in', detail: 'Inicie sesión.' });
});

test('the type of a problem leads to its explanation', async () => {
  const problem = (await (await t.app.request('/api/v1/me')).json()) as { type: string };
  const [path = '', code] = problem.type.split('#');
  const page = await t.app.request(path);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(`id="${code}"`)]);
});

test('signing out ends the session at once', async () => {
  const member = await t.member('agent');
  expect((await t.app.request('/api/v1/me', { headers: member.headers })).status).toBe(200);
  const out = await t.app.request('/api/auth/sign-out', {
    method: 'POST',
    headers: { ...member.headers, origin: 'http://localhost:3000' },
    body: '{}',
  });
  expect(out.status).toBe(200);
  expect((await t.app.request('/api/v1/me', { headers: member.headers })).status).toBe(401);
});

test('an organisation of others and one that does not exist look the same', async () => {
  const member = await t.member('admin');
  const other = await t.organization();
  const ask = async (slug: string) => {
    const answer = await t.app.request('/api/v1/organization', {
      headers: { ...member.headers, 'vocero-org': slug },
    });
    return [answer.status, await answer.text()];
  };
  expect(await ask(other.slug)).toEqual(await ask('not-there'));
});

test('a session cannot be used from a page of another site', async () => {
  const { headers } = await t.member('admin');
  const post = (extra: Record<string, string>) =>
    t.app.request('/api/v1/departments', {
      method: 'POST',
      headers: { ...headers, ...extra },
      body: JSON.stringify({ name: `Billing ${Math.random()}` }),
    });
  expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await post({ origin: 'http://localhost:3000' })).status).toBe(201);
});

test('pages may load nothing from elsewhere and stand in no frame', async () => {
  const answer = await t.app.request('/docs');
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

test('a file by a name that every object knows is not there', async () => {
  for (const path of ['/docs/constructor', '/public/constructor']) {
    expect((await t.app.request(path)).status).toBe(404);
  }
});

test('the first administrator needs the set-up link, and it works once', async () => {
  const { offerSetup } = await import('@vocero/sql/installation');
  const { hashToken } = await import('./secrets.ts');
  await offerSetup(t.sql, hashToken('setup', 'the-right-token'));
  const claim = (token: string) =>
    t.app.request('/api/v1/setup', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token,
        organization: 'Čistoća d.o.o.',
        locale: 'bs',
        name: 'Amra',
        email: 'amra@example.org',
        password: 'a long enough password',
      }),
    });
  expect((await claim('a-wrong-token')).status).toBe(403);
  const right = await claim('the-right-token');
  expect([right.status, await right.json()]).toEqual([201, { slug: 'cistoca-d-o-o' }]);
  const surveys = await t.owner`select name from survey where locale = 'bs'`;
  expect(surveys).toEqual([{ name: 'Kako je prošlo?' }]);
  expect((await claim('the-right-token')).status).toBe(409);
});

test('an invitation link makes a member, once', async () => {
  const admin = await t.member('admin');
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    t.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const made = await post(
    '/api/v1/invitations',
    { name: 'Ivo', email: 'Ivo@Example.org', role: 'agent' },
    admin.headers,
  );
  const { url } = (await made.json()) as { url: string };
  const token = url.split('#')[1];
  const join = () =>
    post('/api/v1/join', { token, name: 'Ivo', password: 'a long enough password' });
  expect((await join()).status).toBe(201);
  expect((await join()).status).toBe(410);
  const signIn = await post('/api/auth/sign-in/email', {
    email: 'ivo@example.org',
    password: 'a long enough password',
  });
  expect(signIn.status).toBe(200);
});

test('the last administrator stays', async () => {
  const admin = await t.member('admin');
  const answer = await t.app.request(`/api/v1/members/${admin.memberId}`, {
    method: 'PATCH',
    headers: admin.headers,
    body: JSON.stringify({ role: 'reader' }),
  });
  expect(await answer.json()).toMatchObject({ code: 'last_admin' });
});

test('reasons: the starter list, a warning outside 20 to 30, one code once', async () => {
  const admin = await t.member('admin');
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await t.app.request(`/api/v1/reasons${path}`, {
      method,
      headers: admin.headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };
  expect((await ask('GET', '')).json).toMatchObject({ items: [], warning: 'few' });
  expect((await ask('POST', '/starter')).json).toEqual({ added: 24 });
  expect((await ask('GET', '')).json['warning']).toBeNull();
  for (let n = 0; n < 7; n++) await ask('POST', '', { code: `x${n}`, names: { en: `Extra ${n}` } });
  expect((await ask('GET', '')).json['warning']).toBe('many');
  expect(await ask('POST', '', { code: 'x1', names: { en: 'Again' } })).toMatchObject({
    status: 409,
    json: { code: 'reason_code_taken' },
  });
});
