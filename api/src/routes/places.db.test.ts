import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addComments } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as contract from '../contract/places.ts';
import { createFeedback } from '../contract/feedback.ts';
import { changeHelp } from '../contract/help.ts';
import { createSurvey } from '../contract/surveys.ts';
import { makeRateLimits } from '../rate-limit.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let chair: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  t.deps.rateLimits = makeRateLimits();
  chair = await t.member('chair');
  ask = asker(t, chair.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, chair.orgId, work);
const add = async (...names: string[]) =>
  (await ask(contract.createPlaces, { body: { names } })).body;
const addOne = async (name: string) => (await add(name)).added[0]!;
const list = async () => (await ask(contract.listPlaces)).body.items;
const archive = (id: string, archived = true) =>
  ask(contract.archivePlaces, { body: { ids: [id], archived } });
const makeSurvey = async (kind: 'survey' | 'form' = 'survey') =>
  (await ask(createSurvey, { body: { kind, name: 'After a repair' } })).body;
const link = async (surveyId: string, placeIds: (string | null)[] = [null]) =>
  (
    await ask(contract.createSurveyLinks, {
      params: { id: surveyId },
      body: { channel: 'poster', placeIds },
    })
  ).body.items;
const changeLink = (id: string, archived: boolean) =>
  ask(contract.changeSurveyLink, { params: { id }, body: { archived } });

test('a list of places is added at once; names known already and named twice make no second one', async () => {
  await add('Norte');
  const { added, known, restored } = await add('  Sur ', 'norte', 'SUR', 'Este');
  expect(added.map(({ name }) => name).sort()).toEqual(['Este', 'Sur']);
  expect(known.map(({ name }) => name)).toEqual(['Norte']);
  expect(restored).toEqual([]);
  expect((await list()).map(({ name }) => name)).toEqual(['Este', 'Norte', 'Sur']);
});

test('the same list sent twice at one time makes each place once', async () => {
  await Promise.all([add('Uno', 'Dos'), add('dos', 'uno')]);
  expect((await list()).map(({ name }) => name.toLowerCase())).toEqual(['dos', 'uno']);
});

test('an archived place comes back under its name, with its past', async () => {
  const place = await addOne('Norte');
  await archive(place.id);
  expect((await list()).map(({ archivedAt }) => archivedAt !== null)).toEqual([true]);
  const { restored } = await add('NORTE');
  expect(restored.map(({ id }) => id)).toEqual([place.id]);
  expect((await list())[0]!.archivedAt).toBeNull();
});

test('a place is renamed, but not to a name that another one has', async () => {
  const place = await addOne('Norte');
  await add('Sur');
  const rename = (name: string) =>
    ask(contract.renamePlace, { params: { id: place.id }, body: { name } });
  expect((await rename('sur')).body.code).toBe('place_taken');
  expect((await rename('NORTE')).body.name).toBe('NORTE');
});

test('what was heard is counted by place; means need five answers and leave out bursts', async () => {
  const place = await addOne('Norte');
  const ids = await run((tx) =>
    addComments(
      tx,
      [1, 2, 3, 8, 9, 40].map((daysAgo) => ({ daysAgo })),
    ),
  );
  await t.owner`
    update feedback set place_id = ${place.id}, scores = '{"solved": "partly", "treated": 5}'
    where id = any(${ids}::uuid[])`;
  const [heard] = await list();
  expect(heard).toMatchObject({ count7: 3, count30: 5 });
  expect(heard!.solved).toMatchObject({ n: 5, mean: 0.5 });
  expect(heard!.treated).toMatchObject({ n: 5, mean: 1 });
  await t.owner`
    update feedback set flags = '{burst}'
    where org_id = ${chair.orgId} and occurred_at > now() - interval '36 hours'`;
  const [burst] = await list();
  expect(burst).toMatchObject({ count7: 3, count30: 5 });
  expect(burst!.solved).toEqual({ n: 4, mean: null, low: null, high: null });
});

test('a link is made once by place and channel, and its answers tell where they are from', async () => {
  const { id } = await makeSurvey();
  const place = await addOne('Norte');
  const [first, second] = [await link(id, [place.id, null]), await link(id, [place.id])];
  expect(first).toHaveLength(2);
  expect(second[0]!.url).toBe(first.find((one) => one.place)!.url);
  const { pathname } = new URL(second[0]!.url);
  const answer = await t.app.request(pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ solved: 'yes', comment: 'Very quick', lang: 'en' }),
  });
  expect(answer.status).toBe(303);
  const rows = await run((tx) => tx`select place_id, channel, survey_id from feedback`);
  expect([...rows]).toEqual([{ placeId: place.id, channel: 'poster', surveyId: id }]);
  const { items } = (await ask(contract.listSurveyLinks, { params: { id } })).body;
  expect(items.map((one) => [one.place?.name, one.count30])).toEqual([
    [undefined, 0],
    ['Norte', 1],
  ]);
});

test('a short code leads to its page however it is typed, and nothing else does', async () => {
  const { id } = await makeSurvey('form');
  const [made] = await link(id);
  const open = (path: string) => t.app.request(path);
  const { pathname } = new URL(made!.shortUrl);
  for (const path of [pathname, pathname.toLowerCase(), pathname.replace('-', '')]) {
    const answer = await open(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      new URL(made!.url).pathname,
    ]);
  }
  expect(pathname).toMatch(/^\/q\/[A-HJKMNP-TV-Z2-9]{4}-[A-HJKMNP-TV-Z2-9]{4}$/);
  expect((await open('/q/AAAA-AAAA')).status).toBe(404);
  expect((await open(`/q/${new URL(made!.url).pathname.split('/')[2]}`)).status).toBe(404);
});

test('whoever tries codes is asked to wait', async () => {
  const tries = await Promise.all(
    Array.from({ length: 61 }, async () => t.app.request('/q/AAAA-AAAA')),
  );
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(1);
});

test('links end with their place and open again with it, but one that was ended before stays so', async () => {
  const { id } = await makeSurvey();
  const place = await addOne('Norte');
  const [poster] = await link(id, [place.id]);
  const { items } = (
    await ask(contract.createSurveyLinks, {
      params: { id },
      body: { channel: 'qr', placeIds: [place.id] },
    })
  ).body;
  await changeLink(items[0]!.id, true);
  const ended = async () =>
    (await ask(contract.listSurveyLinks, { params: { id } })).body.items
      .filter(({ archivedAt }) => archivedAt)
      .map(({ channel }) => channel)
      .sort();
  await archive(place.id);
  expect(await ended()).toEqual(['poster', 'qr']);
  await archive(place.id, false);
  expect(await ended()).toEqual(['qr']);
  expect((await changeLink(poster!.id, true)).body.archivedAt).not.toBeNull();
  expect((await link(id, [place.id]))[0]!.archivedAt).toBeNull();
});

test('a place of another organisation gets no link', async () => {
  const { id } = await makeSurvey();
  const other = await t.member('chair');
  const { body } = await asker(t, other.headers)(contract.createPlaces, {
    body: { names: ['Theirs'] },
  });
  const answer = await ask(contract.createSurveyLinks, {
    params: { id },
    body: { channel: 'qr', placeIds: [body.added[0]!.id] },
  });
  expect(answer.body.code).toBe('unknown_reference');
});

test('a link that has ended says so with how to reach the organisation, and takes nothing', async () => {
  const admin = await t.member('admin', { id: chair.orgId, slug: chair.slug });
  const help = { phone: '+34 900 123 456', hours: {} };
  await asker(t, admin.headers)(changeHelp, { body: { help } });
  const { id } = await makeSurvey();
  const [made] = await link(id);
  await changeLink(made!.id, true);
  const { pathname } = new URL(made!.url);
  const shown = await t.app.request(pathname, { headers: { 'accept-language': 'en' } });
  const page = await shown.text();
  expect(shown.status).toBe(410);
  expect(page).toContain('This link has ended');
  expect(page).toContain('class="organization"');
  expect(page).toContain('+34 900 123 456');
  const short = await t.app.request(new URL(made!.shortUrl).pathname);
  expect(short.headers.get('location')).toBe(pathname);
  const sent = await t.app.request(pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ solved: 'yes' }),
  });
  expect(sent.status).toBe(410);
  expect(await run((tx) => tx`select from feedback`)).toHaveLength(0);
});

test('a sender may name the place, in letters of either case or by its id; an unknown one is refused', async () => {
  const { id } = await addOne('El Puerto');
  const send = (place: string) =>
    ask(createFeedback, { body: { channel: 'phone', text: `Said at ${place}`, place } });
  expect((await send('el puerto')).status).toBe(201);
  expect((await send(id)).status).toBe(201);
  const refused = await send('La Luna');
  expect([refused.status, refused.body.code]).toEqual([422, 'place_unknown']);
  expect(refused.body.detail).toContain('El Puerto');
  const rows = await run((tx) => tx`select place_id from feedback`);
  expect([...rows]).toEqual([{ placeId: id }, { placeId: id }]);
});
