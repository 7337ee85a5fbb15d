import { randomUUID } from 'node:crypto';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as contract from '../contract/cards.ts';
import { createPlaces } from '../contract/places.ts';
import { createSurvey } from '../contract/surveys.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let agent: TestMember;
let ask: Ask;
let surveyId: string;
let placeId: string;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  const chair = await t.member('chair');
  agent = await t.member('agent', { id: chair.orgId, slug: chair.slug });
  ask = asker(t, agent.headers);
  const manage = asker(t, chair.headers);
  surveyId = (await manage(createSurvey, { body: { kind: 'survey', name: 'Card' } })).body.id;
  const { body } = await manage(createPlaces, { body: { names: ['Norte'] } });
  placeId = body.added[0]!.id;
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, agent.orgId, work);
const today = () => new Date().toISOString().slice(0, 10);
const daysAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const card = (more: Partial<contract.NewCard> = {}): contract.NewCard => ({
  id: randomUUID(),
  surveyId,
  version: 0,
  placeId,
  day: daysAgo(3),
  number: null,
  given: { solved: ['partly'], treated: ['4'], comment: ['Waited long'] },
  ...more,
});
const type = (body: contract.NewCard) => ask(contract.createCard, { body });
const takeBack = (id: string, as: Ask = ask) => as(contract.takeBackCard, { params: { id } });
const stored = () =>
  run(
    (tx) => tx`
    select channel, text, scores, survey_id, survey_version, place_id, member_id, occurred_at
    from feedback order by received_at`,
  );

test('a card is stored with its survey, place, day and who typed it', async () => {
  expect((await type(card())).status).toBe(201);
  expect([...(await stored())]).toMatchObject([
    {
      channel: 'card',
      text: 'Waited long',
      scores: { solved: 'partly', treated: 4 },
      surveyId,
      surveyVersion: 0,
      placeId,
      memberId: agent.memberId,
    },
  ]);
  const [{ occurredAt }] = (await stored()) as unknown as [{ occurredAt: Date }];
  expect(occurredAt.toISOString()).toMatch(new RegExp(`^${daysAgo(3)}T1[0-3]:00`));
});

test('a card of today was not filled in later than now', async () => {
  await type(card({ day: today() }));
  const [{ occurredAt }] = (await stored()) as unknown as [{ occurredAt: Date }];
  expect(occurredAt.getTime()).toBeLessThanOrEqual(Date.now());
});

test('a card of this morning that is sent again is the same card, though it is later by then', async () => {
  const shift = 6 - new Date().getUTCHours(); // to where it is six in the morning
  const zone = shift === 0 ? 'Etc/GMT' : `Etc/GMT${shift < 0 ? '+' : '-'}${Math.abs(shift)}`;
  const behind = shift < -12 ? `Etc/GMT-${24 + shift}` : zone;
  await t.owner`update organization set time_zone = ${behind} where id = ${agent.orgId}`;
  const [{ day }] = await t.owner<[{ day: string }]>`
    select to_char(now() at time zone ${behind}, 'YYYY-MM-DD') as day`;
  const body = card({ day });
  expect((await type(body)).status).toBe(201);
  expect((await type(body)).body).toMatchObject({ isDuplicate: false });
  expect(await stored()).toHaveLength(1);
});

test('a card sent ten times at once is stored once and answered alike', async () => {
  const one = card({ number: '7' });
  const answers = await Promise.all(Array.from({ length: 10 }, () => type(one)));
  expect(new Set(answers.map(({ body }) => `${body.id} ${body.isDuplicate}`)).size).toBe(1);
  expect(await stored()).toHaveLength(1);
});

test('a number that was typed already stores nothing and says which card it is', async () => {
  const first = await type(card({ number: 'a-12' }));
  const again = await type(card({ number: 'A-12', given: { solved: ['no'] } }));
  expect(again).toMatchObject({ status: 200, body: { id: first.body.id, isDuplicate: true } });
  expect(await stored()).toHaveLength(1);
  // At another place it is another card.
  expect((await type(card({ number: 'A-12', placeId: null }))).status).toBe(201);
});

test('paper asks nobody to answer everything, but an empty card is refused', async () => {
  expect((await type(card({ given: { treated: ['5'] } }))).status).toBe(201);
  expect((await type(card({ given: { treated: ['9'] } }))).body.code).toBe('card_empty');
  expect((await type(card({ given: { comment: ['a'.repeat(2_001)] } }))).body.code).toBe(
    'card_too_long',
  );
});

test.each([
  ['a day to come', { day: '2199-01-01' }, 'card_day_ahead'],
  ['an unknown place', { placeId: randomUUID() }, 'unknown_reference'],
  ['an unknown survey', { surveyId: randomUUID() }, 'not_found'],
  ['a version that nobody published', { version: 3 }, 'not_found'],
])('%s is refused and nothing is stored', async (_, wrong, code) => {
  expect((await type(card(wrong))).body.code).toBe(code);
  expect(await stored()).toHaveLength(0);
});

test('a card is taken back by whoever typed it within a day, and by nobody else', async () => {
  const { body } = await type(card());
  const other = asker(t, (await t.member('admin', { id: agent.orgId, slug: agent.slug })).headers);
  expect((await takeBack(body.id, other)).status).toBe(404);
  expect((await takeBack(body.id)).status).toBe(204);
  expect(await stored()).toHaveLength(0);
  const { body: old } = await type(card());
  await t.owner`update feedback set received_at = now() - interval '25 hours' where id = ${old.id}`;
  expect((await takeBack(old.id)).status).toBe(404);
});
