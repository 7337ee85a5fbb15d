import { inOrganization } from '@vocero/sql/connect';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as hours from '../contract/opening-hours.ts';
import * as contract from '../contract/openness.ts';
import { createSurvey } from '../contract/surveys.ts';
import { makeRateLimits } from '../rate-limit.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let chair: TestMember;
let admin: TestMember;
let ask: Ask;
let askOther: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  t.deps.rateLimits = makeRateLimits();
  chair = await t.member('chair');
  admin = await t.member('admin', { id: chair.orgId, slug: chair.slug });
  ask = asker(t, chair.headers);
  askOther = asker(t, admin.headers);
});
afterAll(() => t.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  t.app.request(`/w/${path}`, { headers: { 'accept-language': 'en', ...headers } });

const card = (more: object = {}) => ({
  page: 'said' as const,
  topic: 'did',
  words: { en: { title: 'You waited too long', text: 'Two more people answer the phone.' } },
  ...more,
});

const open = (page: contract.OpenPageName, isPublished = true) =>
  ask(contract.publishPage, { body: { page, isPublished } });

async function draft(more: object = {}) {
  const { status, body } = await ask(contract.createEntry, { body: card(more) });
  expect(status).toBe(201);
  return body;
}

async function publish(more: object = {}) {
  const { id, version } = await draft(more);
  const sent = { params: { id }, body: { version } };
  expect((await ask(contract.submitEntry, sent)).status).toBe(200);
  const { status, body } = await askOther(contract.publishEntry, sent);
  expect(status).toBe(200);
  return body;
}

test('a draft is published by somebody else than its writer, and taken back', async () => {
  const { id, version } = await draft();
  const sent = { params: { id }, body: { version } };
  expect((await askOther(contract.publishEntry, sent)).body.code).toBe('public_entry_not_reviewed');
  await ask(contract.submitEntry, sent);
  expect((await ask(contract.publishEntry, sent)).body.code).toBe('public_entry_own');
  await open('said');
  expect(await (await get(`${chair.slug}/said`)).text()).not.toContain('You waited too long');
  expect((await askOther(contract.publishEntry, sent)).body).toMatchObject({
    state: 'published',
    isPublic: true,
  });
  expect(await (await get(`${chair.slug}/said`)).text()).toContain('You waited too long');
  expect((await ask(contract.removeEntry, { params: { id } })).status).toBe(409);
  await ask(contract.unpublishEntry, { params: { id } });
  expect(await (await get(`${chair.slug}/said`)).text()).not.toContain('You waited too long');
  expect((await ask(contract.removeEntry, { params: { id } })).status).toBe(204);
});

test('who is alone publishes their own words', async () => {
  const alone = await t.member('admin');
  const askAlone = asker(t, alone.headers);
  const { body: made } = await askAlone(contract.createEntry, { body: card() });
  const sent = { params: { id: made.id }, body: { version: made.version } };
  await askAlone(contract.submitEntry, sent);
  expect((await askAlone(contract.publishEntry, sent)).status).toBe(200);
});

test('what everybody reads stays while it is rewritten, and every version is kept', async () => {
  await open('said');
  const { id, version } = await publish();
  const words = { en: { title: 'You waited far too long' } };
  const { body: changed } = await ask(contract.changeEntry, {
    params: { id },
    body: { ...card(), words, version },
  });
  expect(changed).toMatchObject({ state: 'draft', isPublic: true, isAhead: true });
  expect(await (await get(`${chair.slug}/said`)).text()).toContain('You waited too long');
  const sent = { params: { id }, body: { version: changed.version } };
  await ask(contract.submitEntry, sent);
  await askOther(contract.publishEntry, sent);
  expect(await (await get(`${chair.slug}/said`)).text()).toContain('You waited far too long');
  const { body: versions } = await ask(contract.listEntryVersions, { params: { id } });
  expect(versions.items.map((each) => each.isCurrent)).toEqual([true, false]);
  const stale = await ask(contract.changeEntry, { params: { id }, body: { ...card(), version } });
  expect(stale.status).toBe(409);
});

test('a page that is not published, one that was, and an organisation that is unknown are one', async () => {
  const unknown = await get('nobody-at-all/said');
  const html = await unknown.text();
  expect(unknown.status).toBe(404);
  await open('times');
  await open('said');
  await open('said', false);
  for (const path of [`${chair.slug}/said`, `${chair.slug}/how`, `${chair.slug}/said.atom`]) {
    const answer = await get(path);
    expect([path, answer.status, await answer.text()]).toEqual([path, 404, html]);
    expect(answer.headers.get('cache-control')).toBe(unknown.headers.get('cache-control'));
  }
  await open('times', false);
  expect(await (await get(chair.slug)).text()).toBe(html);
});

test('no text of an entry is ever markup', async () => {
  const evil = `<script>alert("x")</script>'"&<img src=x onerror=alert(1)>]]>`;
  const words = { en: { title: evil, text: evil, why: evil } };
  for (const [page, topic] of [
    ['said', 'did'],
    ['promises', 'unmeasured'],
    ['how', 'values'],
    ['ideas', 'new'],
  ] as const) {
    await open(page);
    await publish({ page, topic, words });
    const html = await (await get(`${chair.slug}/${page}`)).text();
    expect([page, html.match(/<script|<img/)]).toEqual([page, null]);
    expect(html).toContain('&lt;script');
  }
  const feed = await (await get(`${chair.slug}/said.atom`)).text();
  expect(feed).not.toMatch(/<script|<img/);
});

test('words of another language are marked, and a page has neither cookie nor script', async () => {
  await open('how');
  const words = { es: { title: 'Qué podemos hacer' } };
  await publish({ page: 'how', topic: 'can', words });
  const answer = await get(`${chair.slug}/how?lang=bs`);
  const html = await answer.text();
  expect(html).toContain('lang="es"');
  expect(html).toContain('<html lang="bs">');
  expect(html).not.toContain('<script');
  expect(html).not.toContain('noindex');
  expect(html.match(/hreflang="[a-zA-Z-]+" href="http/g)).toHaveLength(7);
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
  const again = await get(`${chair.slug}/how?lang=bs`, {
    'if-none-match': answer.headers.get('etag')!,
  });
  expect(again.status).toBe(304);
});

test('a theme of another organisation is refused', async () => {
  const stranger = await t.member('chair');
  const theme = await inOrganization(t.sql, stranger.orgId, (tx) =>
    engineTheme(tx, { label: 'Theirs' }),
  );
  const { status, body } = await ask(contract.createEntry, { body: card({ themeId: theme }) });
  expect([status, body.code]).toEqual([422, 'unknown_reference']);
});

test('bad input is refused in words', async () => {
  const topic = await ask(contract.createEntry, { body: card({ topic: 'policies' }) });
  expect(topic.status).toBe(400);
  const days = { page: 'promises', topic: 'answered' };
  expect((await ask(contract.createEntry, { body: card(days) })).status).toBe(400);
  const plain = { url: 'http://example.org/' };
  expect((await ask(contract.createEntry, { body: card(plain) })).status).toBe(400);
  expect((await ask(contract.createEntry, { body: card({ words: {} }) })).status).toBe(400);
});

test('entries change places, and stay at the ends', async () => {
  const first = await draft({ page: 'how', topic: 'can' });
  const second = await draft({ page: 'how', topic: 'cannot' });
  const order = async () =>
    (await ask(contract.readOpenness)).body.items.map(({ id }) => id === first.id);
  await ask(contract.moveEntry, { params: { id: second.id }, body: { by: -1 } });
  expect(await order()).toEqual([false, true]);
  await ask(contract.moveEntry, { params: { id: second.id }, body: { by: -1 } });
  expect(await order()).toEqual([false, true]);
});

test('a text that repeats a comment of its theme word for word says so', async () => {
  const text = 'I waited forty minutes on the phone before somebody took the call';
  const theme = await inOrganization(t.sql, chair.orgId, async (tx) => {
    const id = await engineTheme(tx, { label: 'Waiting' });
    await addComments(tx, [{ text, themeId: id }]);
    return id;
  });
  const verbatim = { themeId: theme, words: { en: { title: 'Waiting', text: `“${text}”` } } };
  expect((await draft(verbatim)).repeatsComment).toBe(true);
  expect((await draft({ themeId: theme })).repeatsComment).toBe(false);
});

test('times are masked under five, and other sites may read them', async () => {
  await open('times');
  const answer = await get(`${chair.slug}/times.json`);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer.json()).toMatchObject({ n: null, toAnswer: null });
  const badge = await (await get(`${chair.slug}/times.svg?lang=es`)).text();
  expect(badge).toContain('<title>Respuesta: Todavía hay muy pocas respuestas');
  expect(await (await get(`${chair.slug}/times.txt`)).text()).toContain('too few');
  expect(await (await get(`${chair.slug}/times`)).text()).toContain('Too few to say');
});

test('hours are kept in order and told on public pages', async () => {
  const office: [number, number][] = [[540, 1020]];
  const week = [office, office, office, office, office, [], []];
  const bad = { channel: 'phone', week: [[[900, 600]], ...week.slice(1)] as typeof week };
  expect((await ask(hours.changeOpeningHours, { body: { items: [bad] } })).status).toBe(400);
  const { status } = await ask(hours.changeOpeningHours, {
    body: { items: [{ channel: 'phone', week, days: [] }] },
  });
  expect(status).toBe(200);
  await open('how');
  expect(await (await get(chair.slug)).text()).toContain('Mon–Fri: 9:00–17:00');
});

test('comments are counted by weekday and hour of the organisation', async () => {
  await inOrganization(t.sql, chair.orgId, async (tx) => {
    const id = await engineTheme(tx, { label: 'Any' });
    await addComments(tx, [{ themeId: id }, { themeId: id }]);
  });
  await t.owner`
    update feedback set occurred_at = date_trunc('week', now()) - interval '4 days 14 hours'
    where org_id = ${chair.orgId}`;
  const { body } = await ask(hours.readDemand);
  expect(body.total).toBe(2);
  expect(body.cells[2]![10]).toBe(2); // Monday 0:00 less 4 days 14 hours: Wednesday 10:00
});

test('an idea is opened in words of one’s own or declined, once', async () => {
  const idea = async (text: string) =>
    inOrganization(t.sql, chair.orgId, async (tx) => {
      const theme = await engineTheme(tx, { label: text });
      const [id] = await addComments(tx, [{ text, themeId: theme }]);
      await tx`update feedback set type = 'idea', type_by = 'person' where id = ${id!}`;
      return id!;
    });
  const [one, two] = [await idea('Please open on Saturday mornings'), await idea('Sell ponies')];
  expect((await ask(contract.listHeldIdeas)).body.items).toHaveLength(2);
  const words = { en: { title: 'Open at weekends' } };
  const opened = await ask(contract.judgeIdea, { params: { id: one }, body: { words } });
  expect(opened.body).toMatchObject({ page: 'ideas', state: 'draft' });
  const declined = { declinedFor: 'It is no idea for us.' };
  await ask(contract.judgeIdea, { params: { id: two }, body: declined });
  expect((await ask(contract.listHeldIdeas)).body.items).toEqual([]);
  expect((await ask(contract.judgeIdea, { params: { id: two }, body: declined })).status).toBe(409);
  // What was declined is no entry that anybody could publish.
  expect((await ask(contract.readOpenness)).body.items.map(({ id }) => id)).toEqual([
    opened.body.id,
  ]);
});

test('the page of ideas leads to a form of ours and to no other', async () => {
  const { body: form } = await ask(createSurvey, { body: { kind: 'form', name: 'Ideas' } });
  const asks = (formId: string) =>
    ask(contract.publishPage, { body: { page: 'ideas', isPublished: true, formId } });
  expect((await asks(form.id)).status).toBe(204);
  expect(await (await get(`${chair.slug}/ideas`)).text()).toContain(`${form.url}?lang=en`);
  expect((await asks(chair.memberId)).status).toBe(422);
});
