import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import matrix from './access-matrix.json' with { type: 'json' };
import { roles, scopes, type Role, type Scope } from './contract/endpoint.ts';
import { endpoints } from './contract/endpoints.ts';
import { commentOnly } from './contract/survey-logic.ts';
import { rawRoutes } from './raw-routes.ts';
import { testApp, type TestApp, type TestMember } from './test-app.ts';

/**
 * `reader+` means that role and those above it, `sponsor,chair+` also one role by itself; a scope is
 * what an API key needs.
 */
const table = matrix as Record<string, string>;

let t: TestApp;
let org: { id: string; slug: string };
/** Headers by who asks. */
const askers = new Map<string, Record<string, string>>();

beforeAll(async () => {
  t = await testApp();
  org = await t.organization();
  askers.set('nobody', { 'content-type': 'application/json' });
  for (const role of roles) askers.set(role, (await t.member(role, org)).headers);
  for (const scope of scopes) askers.set(scope, (await t.key(org.id, [scope])).headers);
  askers.set('admin elsewhere', { ...(await t.member('admin')).headers, 'vocero-org': org.slug });
  const revoked = await t.key(org.id, [...scopes]);
  await t.owner`update api_key set revoked_at = now() where id = ${revoked.id}`;
  askers.set('revoked key', revoked.headers);
  const expired = await t.member('admin', org);
  await t.owner`update auth.session set "expiresAt" = now() - interval '1 hour'
    where "userId" = ${expired.userId}`;
  askers.set('expired session', expired.headers);
  const disabled = await t.member('admin', org);
  await t.owner`update member set disabled_at = now() where id = ${disabled.memberId}`;
  askers.set('disabled member', disabled.headers);
});
afterAll(() => t.close());

function mayAsk(rule: string, asker: string): boolean {
  const [who = '', scope] = rule.split(' ');
  if (who === 'anyone') return true;
  if (who === 'user') {
    const sessions = [...roles, 'admin elsewhere', 'disabled member'] as readonly string[];
    return sessions.includes(asker);
  }
  if (asker === scope) return true;
  return who.split(',').some((allowed) => isRole(asker, allowed));
}

function isRole(asker: string, allowed: string): boolean {
  if (!allowed.endsWith('+')) return asker === allowed;
  const least = roles.indexOf(allowed.slice(0, -1) as Role);
  return least >= 0 && roles.indexOf(asker as Role) >= least;
}

/** Routes as the app has them: what was mounted, whoever mounted it. Middleware has no method. */
function mounted(): string[] {
  const names = t.app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/api/auth'))
    .map(
      ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}').replace('*', '{path}')}`,
    );
  return [...new Set(names)].sort();
}

test('every mounted route is in the table, and every one in the table is mounted', () => {
  expect(mounted()).toEqual(Object.keys(table).sort());
});

test('every endpoint of the contract is mounted', () => {
  const names = endpoints.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(mounted()).toEqual(expect.arrayContaining(names));
});

test('the document names every route', async () => {
  const document = (await (await t.app.request('/openapi.json')).json()) as {
    openapi: string;
    paths: Record<string, object>;
  };
  expect(document.openapi).toBe('3.1.0');
  const named = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(named).toEqual(expect.arrayContaining(mounted()));
});

test.each(Object.entries(table))('%s lets in %s', async (route, rule) => {
  const [method = '', path = ''] = route.split(' ');
  // Whoever may ask for the demo would load it; being refused is tested, being let in elsewhere.
  const acts = route === 'POST /api/v1/demo' || route === 'DELETE /api/v1/demo';
  for (const [asker, headers] of askers) {
    const expected = mayAsk(rule, asker);
    if (expected && (acts || route === 'GET /api/v1/live')) continue;
    const address = path.replace('{id}', randomUUID()).replace(/\{\w+\}/, 'nothing');
    const answer = await t.app.request(address, {
      method,
      headers,
      ...(method !== 'GET' && { body: '{}' }),
    });
    const refused = answer.status === 401 || answer.status === 403;
    // The set-up link is a secret of its own: a wrong one is refused to everybody alike.
    if (route === 'POST /api/v1/setup') continue;
    expect([route, asker, refused ? 'refused' : 'let in']).toEqual([
      route,
      asker,
      expected ? 'let in' : 'refused',
    ]);
  }
});

test('the table itself would catch a route that lets in one role too many', () => {
  expect(mayAsk('owner+', 'agent')).toBe(false);
  expect(mayAsk('reader+ themes:read', 'feedback:read' satisfies Scope)).toBe(false);
  expect(mayAsk('reader+', 'admin elsewhere')).toBe(false);
  expect(
    ['sponsor', 'agent', 'council', 'chair', 'admin'].map((role) => mayAsk('sponsor,chair+', role)),
  ).toEqual([true, false, false, true, true]);
});

test('what belongs to others and what does not exist look the same, byte for byte', async () => {
  const own = await t.member('admin', org);
  const other = await t.member('admin');
  const foreign = await belongings(other);
  for (const { method, path } of endpoints.filter(({ path }) => path.includes('{id}'))) {
    const noun = path.split('/')[3]!;
    const id = foreign.get(noun);
    if (!id) continue;
    const ask = async (target: string) => {
      const query = queries[`${method} ${path}`] ?? '';
      const answer = await t.app.request(path.replace('{id}', target) + query, {
        method: method.toUpperCase(),
        headers: own.headers,
        ...(method !== 'get' && { body: JSON.stringify(bodies[`${method} ${path}`] ?? {}) }),
      });
      const headers = [...answer.headers].filter(([name]) => name !== 'date');
      return { status: answer.status, headers, body: await answer.text() };
    };
    const [theirs, absent] = [await ask(id), await ask(randomUUID())];
    expect([method, path, theirs.status]).toEqual([method, path, 404]);
    expect([method, path, theirs]).toEqual([method, path, absent]);
  }
});

/** Bodies that would be taken if the thing were there. */
const queries: Record<string, string> = {
  'get /api/v1/themes/{id}/merge': `?into=${randomUUID()}`,
  'get /api/v1/themes/{id}/target': '?from=2026-01-05&until=2026-03-02',
};

const bodies: Record<string, object> = {
  'put /api/v1/feedback/{id}/urgent': { taken: true },
  'put /api/v1/solutions/{id}': { version: 1, texts: { en: { title: 'Mine', steps: 'Mine' } } },
  'put /api/v1/solutions/{id}/archived': { archived: true },
  'post /api/v1/solutions/{id}/uses': { feedbackId: randomUUID() },
  'put /api/v1/solution-uses/{id}': { worked: true },
  'put /api/v1/case-types/{id}': { version: 1, names: { en: 'Mine' }, steps: [{ name: 'Mine' }] },
  'put /api/v1/case-types/{id}/archived': { archived: true },
  'put /api/v1/cases/{id}/type': { typeId: null },
  'post /api/v1/cases/{id}/choices': { options: [{ what: 'One' }, { what: 'Two' }] },
  'put /api/v1/case-choices/{id}/begun': { begun: true },
  'post /api/v1/themes/{id}/status': { version: 1, to: 'grouped' },
  'post /api/v1/themes/{id}/merge': { version: 1, into: randomUUID() },
  'post /api/v1/themes/{id}/split': { version: 1, label: 'Part', feedbackIds: [randomUUID()] },
  'post /api/v1/themes/{id}/actions': { what: 'Do it' },
  'post /api/v1/themes/{id}/propose-answer': { answer: 'Mine', caseIds: [randomUUID()] },
  'post /api/v1/themes/{id}/tellings': { words: { en: { subject: 'Mine', body: 'Mine' } } },
  'patch /api/v1/themes/{id}': { version: 1, label: 'Mine' },
  'patch /api/v1/actions/{id}': { done: true },
  'patch /api/v1/departments/{id}': { name: 'Mine' },
  'patch /api/v1/members/{id}': { role: 'reader' },
  'patch /api/v1/reasons/{id}': { names: { en: 'Mine' } },
  'patch /api/v1/supplier-links/{id}': { showsQuotes: false },
  'put /api/v1/themes/{id}/supplier/actions': { actionIds: [] },
  'patch /api/v1/surveys/{id}': { name: 'Mine' },
  'post /api/v1/surveys/{id}/interviews': {
    id: randomUUID(),
    locale: 'en',
    version: 0,
    given: {},
  },
  'post /api/v1/surveys/{id}/may-call': { customer: 'C-1' },
  'post /api/v1/surveys/{id}/calls': { id: randomUUID(), locale: 'en', outcome: 'refused' },
  'put /api/v1/surveys/{id}/asking': {
    ...{ isOn: true, delayMinutes: 1, expiresDays: 1, reminderDays: 0, basis: 'consent' },
  },
  'put /api/v1/privacy/retention': { rules: [] },
  'post /api/v1/privacy/retention/preview': { rules: [] },
  'post /api/v1/erasures': { feedbackId: randomUUID() },
  'post /api/v1/erasures/preview': { feedbackId: randomUUID() },
  'put /api/v1/persons/{id}/preferences': { channels: [], hours: [], locale: null },
  'put /api/v1/persons/{id}/alerts': { off: [] },
  'post /api/v1/cases/{id}/replies/preview': { body: 'Mine' },
  'post /api/v1/cases/{id}/replies': { once: randomUUID(), subject: 'Mine', body: 'Mine' },
  'post /api/v1/cases/{id}/entries': { once: randomUUID(), text: 'Mine', via: null },
  'put /api/v1/persons/{id}/do-not-contact': { doNotContact: true },
  'post /api/v1/persons/{id}/consents': { channel: 'email', purpose: 'answer_me', locale: 'en' },
  'patch /api/v1/kiosks/{id}': { name: 'Mine' },
  'put /api/v1/surveys/{id}/embed': { anySite: true, sites: [], keepsPage: false, thanksUrl: null },
  'put /api/v1/public-entries/{id}': {
    ...{ page: 'how', topic: 'can', version: 1 },
    words: { en: { title: 'Mine' } },
  },
  'post /api/v1/public-entries/{id}/review': { version: 1 },
  'post /api/v1/public-entries/{id}/publish': { version: 1 },
  'post /api/v1/public-entries/{id}/move': { by: 1 },
  'post /api/v1/held-ideas/{id}': { declinedFor: 'Mine' },
  'put /api/v1/known-problems/{id}': { version: 1, startedAt: '2026-01-05T09:00:00Z' },
  'put /api/v1/surveys/{id}/draft': { doc: commentOnly, revision: 0 },
  'post /api/v1/surveys/{id}/publish': { revision: 0 },
  'post /api/v1/surveys/{id}/preview': { doc: commentOnly, locale: 'en' },
  'patch /api/v1/places/{id}': { name: 'Mine' },
  'patch /api/v1/survey-links/{id}': { archived: true },
  'post /api/v1/surveys/{id}/links': { channel: 'qr', placeIds: [null] },
  'patch /api/v1/cases/{id}': { version: 1, nextContactAt: null },
  'put /api/v1/cases/{id}/people': { version: 1, ownerId: randomUUID(), deputyId: null },
  'patch /api/v1/feedback/{id}': { kind: 'simple' },
  'put /api/v1/feedback/{id}/again': { cause: 'unclear' },
  'put /api/v1/feedback/{id}/flags': { flags: [] },
  'post /api/v1/remedy-grants/{id}/decision': { granted: true },
  'post /api/v1/themes/{id}/objections': { stance: 'other' },
  'patch /api/v1/objections/{id}': { version: 1, text: 'Mine' },
};

/** One thing of each kind in an organisation, by the noun of its routes. */
async function belongings(admin: TestMember): Promise<Map<string, string>> {
  const fetched = async (path: string, body: object): Promise<unknown> => {
    const answer = await t.app.request(`/api/v1/${path}`, {
      method: 'POST',
      headers: admin.headers,
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const post = async (path: string, body: object) =>
    ((await fetched(path, body)) as { id: string }).id;
  const things = new Map<string, string>([['members', admin.memberId]]);
  things.set('departments', await post('departments', { name: 'Secret department' }));
  things.set('reasons', await post('reasons', { code: 'zz', names: { en: 'Secret reason' } }));
  things.set('surveys', await post('surveys', { kind: 'form', name: 'Secret form' }));
  const links = { channel: 'qr', placeIds: [null] };
  const linked = await fetched(`surveys/${things.get('surveys')}/links`, links);
  things.set('survey-links', (linked as { items: { id: string }[] }).items[0]!.id);
  const placed = await fetched('places', { names: ['Secret place'] });
  things.set('places', (placed as { added: { id: string }[] }).added[0]!.id);
  const standing = { surveyId: things.get('surveys'), locales: ['en'], pin: '1234' };
  things.set('kiosks', await post('kiosks', { name: 'Secret kiosk', ...standing }));
  things.set('keys', await post('keys', { name: 'Secret key', scopes: ['feedback:read'] }));
  const invited = { name: 'Secret', email: 'secret@example.org', role: 'agent' };
  things.set('invitations', await post('invitations', invited));
  things.set('feedback', await post('feedback', { channel: 'phone', text: 'Secret words' }));
  things.set('service-hooks', await post('service-hooks', { name: 'Secret hook' }));
  things.set('themes', await post('themes', { label: 'Secret theme' }));
  const said = { stance: 'other', text: 'Secret objection' };
  things.set('objections', await post(`themes/${things.get('themes')}/objections`, said));
  const remedy = { name: 'Secret remedy', code: 'zz', ownLimit: 5 };
  things.set('remedies', await post('remedies', remedy));
  const problem = { startedAt: '2026-01-05T09:00:00Z', words: { en: { title: 'Secret problem' } } };
  things.set('known-problems', await post('known-problems', problem));
  const secret = { page: 'how', topic: 'can', words: { en: { title: 'Secret part' } } };
  things.set('public-entries', await post('public-entries', secret));
  const article = { texts: { en: { title: 'Secret solution', steps: 'Secret' } } };
  things.set('solutions', await post('solutions', article));
  const kindOfCase = { names: { en: 'Secret kind' }, steps: [{ name: 'Secret step' }] };
  things.set('case-types', await post('case-types', kindOfCase));
  const granted = { id: randomUUID(), remedyId: things.get('remedies'), amount: 5 };
  things.set(
    'remedy-grants',
    await post('remedy-grants', { ...granted, feedbackId: things.get('feedback') }),
  );
  things.set('actions', await post(`themes/${things.get('themes')}/actions`, { what: 'Secret' }));
  return things;
}

/** Besides the contract, the raw routes that answer with data. */
test('nothing of one organisation is ever in an answer to another', async () => {
  const own = await t.member('admin', org);
  const other = await t.member('admin');
  const foreign = await belongings(other);
  const paths = [
    ...endpoints.filter(({ method }) => method === 'get').map(({ path }) => path),
    rawRoutes.refusedRows.path.replace(':id', '{id}'),
    rawRoutes.brief.path.replace(':id', '{id}'),
    rawRoutes.evidencePack.path.replace(':id', '{id}'),
  ];
  for (const path of paths) {
    for (const id of path.includes('{id}') ? foreign.values() : ['']) {
      const query = path.endsWith('/merge') ? `?into=${foreign.get('themes')}` : '';
      const address = path.replace('{id}', id) + query;
      const answer = await t.app.request(address, { headers: own.headers });
      expect([address, (await answer.text()).match(/secret/i)?.[0]]).toEqual([address, undefined]);
    }
  }
  // The canary sings where it should: its own organisation sees it.
  const seen = await t.app.request('/api/v1/departments', { headers: other.headers });
  expect(await seen.text()).toContain('Secret department');
});
