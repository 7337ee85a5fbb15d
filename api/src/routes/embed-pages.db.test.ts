import { inOrganization } from '@vocero/sql/connect';
import { insertSurvey } from '@vocero/sql/surveys';
import { writeSurveyEmbed } from '@vocero/sql/survey-embeds';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as contract from '../contract/embeds.ts';
import { endpoints } from '../contract/endpoints.ts';
import { publishKnownProblem } from '../contract/known-problems.ts';
import { makeRateLimits } from '../rate-limit.ts';
import { rawRoutes } from '../raw-routes.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker } from '../test-ask.ts';

let t: TestApp;
let chair: TestMember;
let id: string;
const site = 'https://shop.example';

beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
  chair = await t.member('chair');
  const row = { kind: 'form', name: 'Website', token: 'embedded', locale: 'en' } as const;
  id = (await inOrganization(t.sql, chair.orgId, (tx) => insertSurvey(tx, row))).id;
});
beforeEach(() => {
  t.deps.rateLimits = makeRateLimits();
  return write({});
});
afterAll(() => t.close());

const write = (more: object) =>
  inOrganization(t.sql, chair.orgId, (tx) =>
    writeSurveyEmbed(tx, id, {
      ...{ anySite: false, sites: [site], keepsPage: false, thanksUrl: null },
      ...more,
    }),
  );

const policyOf = async (path: string) => {
  const { headers } = await t.app.request(path);
  return {
    policy: headers.get('content-security-policy'),
    frame: headers.get('x-frame-options'),
    cookie: headers.get('set-cookie'),
  };
};

const post = (fields: Record<string, string>) =>
  t.app.request('/embed/embedded', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
    body: new URLSearchParams({ comment: 'The page is slow', lang: 'en', ...fields }),
  });

test('only a form for others may stand in a frame, and only on the sites that are named', async () => {
  const embedded = await policyOf('/embed/embedded');
  expect(embedded.policy).toContain(`frame-ancestors 'self' ${site}`);
  expect(embedded).toMatchObject({ frame: null, cookie: null });
  await write({ sites: [] });
  expect((await policyOf('/embed/embedded')).policy).toMatch(/frame-ancestors 'self'(;|$)/);
  await write({ anySite: true });
  expect((await policyOf('/embed/embedded')).policy).toContain('frame-ancestors https: http:');
});

test('every other route stays out of every frame', async () => {
  await write({ anySite: true });
  const raw = Object.values(rawRoutes).map(({ path }) => path);
  const paths = [...raw, ...endpoints.map(({ path }) => path)]
    .filter((path) => !path.startsWith('/embed/') && path !== '/api/v1/live')
    .map((path) => path.replace(/:\w+|\{\w+\}/g, 'embedded').replace('*', ''));
  expect(paths.length).toBeGreaterThan(100);
  for (const path of new Set([...paths, '/embed', '/embed/none', '/EMBED/embedded'])) {
    const { policy, frame } = await policyOf(path);
    expect([path, policy?.includes("frame-ancestors 'none'"), frame]).toEqual([path, true, 'DENY']);
  }
});

test('what the frame loads may be loaded from elsewhere, and no page of ours', async () => {
  const resource = async (path: string) =>
    (await t.app.request(path)).headers.get('cross-origin-resource-policy');
  expect(await resource('/public/survey.js')).toBe('cross-origin');
  expect(await resource('/widget.js')).toBe('cross-origin');
  expect(await resource('/f/embedded')).toBe('same-origin');
  expect(await resource('/api/v1/me')).toBe('same-origin');
});

test('an answer in the frame is thanked in the frame', async () => {
  const sent = await post({ submission: 'framed' });
  expect(sent.status).toBe(303);
  const thanks = await t.app.request(sent.headers.get('location')!);
  const html = await thanks.text();
  expect(html).toContain('Thank you');
  expect(html).toMatch(/target="_blank"/);
  expect(thanks.headers.get('content-security-policy')).toContain(site);
  const elsewhere = await t.app.request('/embed/embedded/thanks/nothing');
  expect(elsewhere.status).toBe(404);
});

test('a plain form comes back to its site, by its own wish or by the settings', async () => {
  const led = async (fields: Record<string, string>) =>
    (await post({ as: 'form', submission: JSON.stringify(fields), ...fields })).headers.get(
      'location',
    );
  expect(await led({})).toMatch(/^\/t\//);
  await write({ thanksUrl: `${site}/thanks` });
  expect(await led({ lang: 'es' })).toBe(`${site}/thanks`);
  expect(await led({ next: `${site}/other` })).toBe(`${site}/other`);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https:evil.example',
  'https://evil.example/',
  'https://shop.example@evil.example/',
  'https://shop.example.evil.example/',
  'https://shop.example\\@evil.example/',
  'https://shop.example\r\nset-cookie: a=b',
  'javascript:alert(1)',
  'http://shop.example/',
  'https://user@shop.example/',
])('nobody is led to %j', async (next) => {
  const sent = await post({ as: 'form', submission: next, next });
  expect(sent.status).toBe(303);
  expect(sent.headers.get('location')).toMatch(/^\/t\/[\w-]+\?thanks/);
  expect(sent.headers.get('set-cookie')).toBeNull();
});

test('where people are led stops being so when its site is taken off the list', async () => {
  await write({ thanksUrl: `${site}/thanks`, sites: ['https://other.example'] });
  const sent = await post({ as: 'form', submission: 'moved' });
  expect(sent.headers.get('location')).toMatch(/^\/t\//);
});

test('the page on which it was written is kept where the form keeps it, without its query', async () => {
  const page = `${site}/cart?mail=ana@home.example`;
  await post({ submission: 'not kept', page });
  await write({ keepsPage: true });
  await post({ submission: 'kept', page });
  await post({ submission: 'foreign', page: 'https://evil.example/' });
  const rows = await t.owner`select page from feedback_page where org_id = ${chair.orgId}`;
  expect(rows).toEqual([{ page: `${site}/cart` }]);
  const list = await t.app.request('/api/v1/feedback?limit=3', { headers: chair.headers });
  const { items } = (await list.json()) as { items: { page: string | null }[] };
  expect(items.map((item) => item.page)).toEqual([null, `${site}/cart`, null]);
});

test('managers name sites; what is no site or no address of one is refused', async () => {
  const ask = asker(t, chair.headers);
  const change = (more: object) =>
    ask(contract.changeEmbed, {
      params: { id },
      body: { anySite: false, sites: [site], keepsPage: true, thanksUrl: null, ...more },
    });
  const { body } = await change({ sites: [`${site}/`, 'http://localhost:5000', site] });
  expect(body.sites).toEqual([site, 'http://localhost:5000']);
  expect(body.frameUrl).toMatch(/\/embed\/embedded$/);
  for (const wrong of [
    { sites: ['*'] },
    { sites: ["'unsafe-inline'"] },
    { sites: ['https://a.example; script-src *'] },
    { thanksUrl: 'https://evil.example/' },
    { thanksUrl: 'javascript:alert(1)' },
  ]) {
    expect([wrong, (await change(wrong)).status]).toEqual([wrong, 400]);
  }
});

test('a known problem stands before the questions, with "me too" as a form of its own', async () => {
  const words = { en: { title: 'No <b>internet</b>' } };
  const body = { startedAt: new Date(Date.now() - 60_000).toISOString(), words };
  const { body: made } = await asker(t, chair.headers)(publishKnownProblem, { body });
  const page = async (path: string) => (await t.app.request(path)).text();
  for (const path of ['/embed/embedded?lang=es', '/f/embedded?lang=es']) {
    const html = await page(path);
    expect(html).toMatch(/<h2[^>]* lang="en"[^>]*>No &lt;b>internet/);
    expect(html).toContain('action="/me-too/embedded"');
    expect(html).toContain('A mí también');
    expect(html.indexOf('/me-too/')).toBeLessThan(html.indexOf('id="answers"'));
  }
  expect(await page('/embed/embedded')).toContain('name="in" value="embed"');
  const said = await page(`/f/embedded?said=${made.id}`);
  expect(said).toContain('You need not write anything.');
  expect(said).not.toContain('/me-too/');
  expect(await page('/f/embedded?said=nothing')).toContain('/me-too/');
});
