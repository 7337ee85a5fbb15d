import { randomUUID } from 'node:crypto';
import { inOrganization } from '@vocero/sql/connect';
import { kiosksToTell, tellOfKiosks } from '@vocero/sql/kiosk-silence';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { KioskAnswer, KioskConfig } from '../contract/kiosk-device.ts';
import type { Kiosk } from '../contract/kiosks.ts';
import { makeRateLimits } from '../rate-limit.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';

let t: TestApp;
let admin: TestMember;
let surveyId: string;
let placeId: string;
beforeAll(async () => {
  t = await testApp();
  admin = await t.member('admin');
  const survey = await ask<{ id: string }>('POST', '/api/v1/surveys', {
    kind: 'survey',
    name: 'At the counter',
  });
  surveyId = survey.body.id;
  const [place] = await t.owner<[{ id: string }]>`
    insert into place (org_id, name) values (${admin.orgId}, 'Harbour') returning id`;
  placeId = place.id;
});
beforeEach(() => {
  t.deps.rateLimits = makeRateLimits();
});
afterAll(() => t.close());

async function ask<T>(method: string, path: string, body: unknown = {}, headers = admin.headers) {
  const sent = method === 'GET' ? {} : { body: JSON.stringify(body) };
  const answer = await t.app.request(path, { method, headers, ...sent });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : {}) as T };
}

const add = async (more: object = {}) => {
  const body = {
    name: randomUUID(),
    surveyId,
    placeId,
    locales: ['en', 'bs'],
    pin: '2468',
    ...more,
  };
  return (await ask<Kiosk>('POST', '/api/v1/kiosks', body)).body;
};

async function pair(kiosk: { id: string }) {
  const made = await ask<{ url: string }>('POST', `/api/v1/kiosks/${kiosk.id}/pairing`);
  const token = made.body.url.split('#pair=')[1]!;
  const paired = await device<{ token: string; config: KioskConfig }>('', 'pair', { token });
  return { pairing: token, ...paired.body };
}

const device = <T>(token: string, what: string, body: unknown) =>
  ask<T>('POST', `/k/${what}`, body, {
    'content-type': 'application/json',
    ...(token && { authorization: `Bearer ${token}` }),
  });

const answer = (more: Partial<KioskAnswer> = {}): KioskAnswer => ({
  id: randomUUID(),
  surveyId,
  version: 0,
  locale: 'en',
  givenAt: new Date().toISOString(),
  clockOffset: 0,
  given: { treated: ['5'] },
  isFinished: true,
  ...more,
});

interface Results {
  results: { state: string; reason: string | null }[];
}
const send = async (token: string, answers: readonly object[]) =>
  (await device<Results>(token, 'answers', { answers })).body.results.map(({ state }) => state);

const beat = { waiting: 0, parked: 0, parkedWhy: null, storage: 'kept', appVersion: 'test' };

const stored = (kioskId: string) =>
  t.owner<
    { channel: string; placeId: string; flags: string[]; scores: object; occurredAt: Date }[]
  >`
    select f.channel, f.place_id, f.flags, f.scores, f.occurred_at
    from kiosk_answer a join feedback f on f.org_id = a.org_id and f.id = a.feedback_id
    where a.kiosk_id = ${kioskId} order by f.occurred_at`;

test('a pairing link makes one device the kiosk, once', async () => {
  const kiosk = await add();
  const { pairing, token, config } = await pair(kiosk);
  expect(config.survey.questions.map(({ id }) => id)).toEqual(['treated', 'solved', 'firstTime']);
  expect(config.locales).toEqual(['en', 'bs']);
  expect((await device('', 'pair', { token: pairing })).status).toBe(404);
  expect((await device(token, 'heartbeat', beat)).status).toBe(200);
  expect((await device('wrong', 'heartbeat', beat)).status).toBe(401);
  expect((await device(pairing, 'heartbeat', beat)).status).toBe(401);
});

test('a link that has ended pairs nothing', async () => {
  const kiosk = await add();
  const made = await ask<{ url: string }>('POST', `/api/v1/kiosks/${kiosk.id}/pairing`);
  await t.owner`update kiosk set pairing_ends_at = now() - interval '1 second'
    where id = ${kiosk.id}`;
  const token = made.body.url.split('#pair=')[1];
  expect((await device('', 'pair', { token })).status).toBe(404);
});

test('a device whose access was taken back is let in no longer; paired anew, another one is', async () => {
  const kiosk = await add();
  const { token } = await pair(kiosk);
  await ask('DELETE', `/api/v1/kiosks/${kiosk.id}/pairing`);
  expect((await device(token, 'answers', { answers: [answer()] })).status).toBe(401);
  const again = await pair(kiosk);
  expect(await send(again.token, [answer()])).toEqual(['stored']);
  expect((await device(token, 'heartbeat', beat)).status).toBe(401);
});

test('an answer is stored once, with channel, place and moment, however often it is sent', async () => {
  const kiosk = await add();
  const { token } = await pair(kiosk);
  const one = answer({
    givenAt: '2026-03-01T10:00:00Z',
    given: { treated: ['2'], solved: ['no'] },
  });
  expect(await send(token, [one])).toEqual(['stored']);
  expect(await send(token, [one, answer()])).toEqual(['known', 'stored']);
  const both = await Promise.all([1, 2, 3, 4].map(() => send(token, [one])));
  expect(both.flat()).toEqual(['known', 'known', 'known', 'known']);
  const rows = await stored(kiosk.id);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    channel: 'kiosk',
    placeId,
    scores: { treated: 2, solved: 'no' },
    occurredAt: new Date('2026-03-01T10:00:00Z'),
  });
});

test('of the same answer sent four times at once, one is stored', async () => {
  const kiosk = await add();
  const { token } = await pair(kiosk);
  const one = answer();
  const states = await Promise.all([1, 2, 3, 4].map(() => send(token, [one])));
  expect(states.flat().sort()).toEqual(['known', 'known', 'known', 'stored']);
  expect(await stored(kiosk.id)).toHaveLength(1);
});

test('the clock of the device is put right, and nothing is given in the future', async () => {
  const kiosk = await add();
  const { token } = await pair(kiosk);
  const behind = answer({ givenAt: '2026-03-01T10:00:00Z', clockOffset: 3_600_000 });
  const ahead = answer({ givenAt: '2099-01-01T00:00:00Z' });
  await send(token, [behind, ahead]);
  const [first, second] = await stored(kiosk.id);
  expect(first!.occurredAt).toEqual(new Date('2026-03-01T11:00:00Z'));
  expect(second!.occurredAt.getTime()).toBeLessThanOrEqual(Date.now() + 1_000);
});

test('what cannot be taken is refused by itself, with the reason; the rest is stored', async () => {
  const { token } = await pair(await add());
  const { body } = await device<Results>(token, 'answers', {
    answers: [
      { nonsense: true },
      answer(),
      answer({ surveyId: randomUUID() }),
      answer({ version: 9 }),
      answer({ given: { treated: ['9'] } }),
    ],
  });
  expect(body.results).toEqual([
    { state: 'refused', reason: 'invalid' },
    { state: 'stored', reason: null },
    { state: 'refused', reason: 'survey_unknown' },
    { state: 'refused', reason: 'survey_unknown' },
    { state: 'refused', reason: 'empty' },
  ]);
});

test('a survey of another organisation takes no answers of this device', async () => {
  const { token } = await pair(await add());
  const other = await t.member('admin');
  const survey = await ask<{ id: string }>(
    'POST',
    '/api/v1/surveys',
    { kind: 'survey', name: 'Theirs' },
    other.headers,
  );
  expect(await send(token, [answer({ surveyId: survey.body.id })])).toEqual(['refused']);
});

test('a batch of hours is flagged as if each answer had come when it was given', async () => {
  const kiosk = await add();
  const { token } = await pair(kiosk);
  const given = ['1', '2', '3', '4', '5', '1'].map((treated, n) =>
    answer({
      givenAt: `2026-03-01T10:00:${n === 5 ? '59' : `0${n}`}Z`,
      given: { treated: [treated] },
    }),
  );
  await send(token, [given[3]!, given[5]!, given[0]!]);
  expect((await stored(kiosk.id)).flatMap(({ flags }) => flags)).toEqual([]);
  await send(token, [given[4]!, given[1]!, given[2]!]);
  expect((await stored(kiosk.id)).map(({ flags }) => flags)).toEqual([
    ...Array.from({ length: 5 }, () => ['burst']),
    [],
  ]);
});

test('a PIN is right or wrong, and five wrong ones have to wait', async () => {
  const { token } = await pair(await add());
  const guess = (pin: string) => device<{ isRight: boolean }>(token, 'leave', { pin });
  expect((await guess('2468')).body).toEqual({ isRight: true });
  for (let i = 0; i < 5; i += 1) expect((await guess('0000')).body).toEqual({ isRight: false });
  expect((await guess('2468')).status).toBe(429);
});

test('the list tells how a kiosk is', async () => {
  const kiosk = await add();
  const { token } = await pair(kiosk);
  await send(token, [answer(), answer({ isFinished: false, given: { treated: ['1'] } })]);
  await device(token, 'heartbeat', { ...beat, waiting: 3, parked: 1, parkedWhy: 'invalid' });
  const { body } = await ask<{ items: Kiosk[] }>('GET', '/api/v1/kiosks');
  expect(body.items.find(({ id }) => id === kiosk.id)).toMatchObject({
    ...{ place: 'Harbour', isPaired: true, isSilent: false, waiting: 3, parked: 1 },
    ...{ parkedWhy: 'invalid', today: 2, week: 2, flagged: 0, unfinished: 1 },
  });
});

test('each number of a kiosk is that of a list of comments', async () => {
  const [kiosk, other] = [await add(), await add({ name: 'By the door' })];
  const { token } = await pair(kiosk);
  const given = new Date(Date.now() - 3 * 86_400_000).toISOString();
  await send(token, [
    answer(),
    answer({ isFinished: false, given: { treated: ['1'] } }),
    answer({ givenAt: given }),
  ]);
  await send((await pair(other)).token, [answer({ isFinished: false })]);
  const { body } = await ask<{ items: Kiosk[] }>('GET', '/api/v1/kiosks');
  const shown = body.items.find(({ id }) => id === kiosk.id)!;
  const listed = async (more: string) =>
    (await ask<{ items: object[] }>('GET', `/api/v1/feedback?kiosk=${kiosk.id}${more}`)).body.items
      .length;
  expect(shown).toMatchObject({ today: 2, week: 3, unfinished: 1 });
  expect(await listed(`&since=${shown.todayFrom}`)).toBe(2);
  expect(await listed('')).toBe(3);
  expect(await listed('&ended=early')).toBe(1);
});

test('a change reaches the device with its next heartbeat', async () => {
  const kiosk = await add();
  const { token } = await pair(kiosk);
  const changed = { idleSeconds: 60, hours: { opensAt: '08:00', closesAt: '20:00' }, pin: '1357' };
  const { body } = await ask<Kiosk>('PATCH', `/api/v1/kiosks/${kiosk.id}`, changed);
  expect(body).toMatchObject({ idleSeconds: 60, hours: changed.hours, resetSeconds: 4 });
  const heard = await device<{ config: KioskConfig }>(token, 'heartbeat', beat);
  expect(heard.body.config.idleSeconds).toBe(60);
  expect((await device(token, 'leave', { pin: '1357' })).body).toEqual({ isRight: true });
});

const silences = () =>
  t.owner<{ once: string; state: string }[]>`
    select once, data->>'state' as state from message
    where org_id = ${admin.orgId} and kind = 'kiosk_silent' and data->>'state' <> 'trial'
    order by id`;
const tellNow = () => inOrganization(t.sql, admin.orgId, tellOfKiosks);
const due = () => inOrganization(t.sql, admin.orgId, kiosksToTell);

test('a silence is told once, and once that it is over', async () => {
  await t.owner`update kiosk set archived_at = now() where org_id = ${admin.orgId}`;
  const kiosk = await add({ alertMinutes: 30 });
  const { token } = await pair(kiosk);
  expect(await due()).toBeNull();
  await t.owner`update kiosk set last_seen_at = now() - interval '31 minutes'
    where id = ${kiosk.id}`;
  expect(await due()).not.toBeNull();
  await Promise.all([tellNow(), tellNow()]);
  expect((await silences()).map(({ state }) => state)).toEqual(['silent']);
  // A clock that jumps back and forth makes it due again, and nothing is said twice.
  await t.owner`update kiosk set alerted_at = null where id = ${kiosk.id}`;
  await tellNow();
  expect(await silences()).toHaveLength(1);
  await device(token, 'heartbeat', beat);
  await tellNow();
  await tellNow();
  expect((await silences()).map(({ state }) => state)).toEqual(['silent', 'back']);
  expect(await due()).toBeNull();
});

test('nobody is told of a kiosk that is closed, and it counts from its opening', async () => {
  await t.owner`update kiosk set archived_at = now() where org_id = ${admin.orgId}`;
  const kiosk = await add({ alertMinutes: 60 });
  await pair(kiosk);
  const seen = (hours: string) => t.owner`
    update kiosk set last_seen_at = now() - interval '14 hours', opens_at = ${hours.split('-')[0]!},
      closes_at = ${hours.split('-')[1]!} where id = ${kiosk.id}`;
  const clock = async (shift: string) =>
    (
      await t.owner<[{ at: string }]>`
      select to_char((now() at time zone 'UTC') + ${shift}::interval, 'HH24:MI') as at`
    )[0].at;
  const hour = Number((await clock('0')).slice(0, 2));
  if (hour < 2 || hour > 21) return; // hours cannot span midnight
  await seen(`${await clock('10 minutes')}-23:59`);
  expect(await due()).toBeNull();
  await seen(`${await clock('-30 minutes')}-23:59`);
  expect(await due()).toBeNull();
  await seen(`${await clock('-61 minutes')}-23:59`);
  expect(await due()).not.toBeNull();
});

test('a trial goes to whoever asks', async () => {
  const kiosk = await add();
  const { status } = await ask('POST', `/api/v1/kiosks/${kiosk.id}/test-alert`);
  expect(status).toBe(202);
  const rows = await t.owner`select from message
    where member_id = ${admin.memberId} and kind = 'kiosk_silent' and data->>'state' = 'trial'`;
  expect(rows).toHaveLength(1);
});

test('a kiosk that was taken away is gone, and its name is free', async () => {
  const kiosk = await add({ name: 'Door' });
  expect(
    (await ask('POST', '/api/v1/kiosks', { name: 'door', surveyId, locales: ['en'], pin: '1234' }))
      .status,
  ).toBe(409);
  const { token } = await pair(kiosk);
  expect((await ask('DELETE', `/api/v1/kiosks/${kiosk.id}`)).status).toBe(204);
  expect((await device(token, 'heartbeat', beat)).status).toBe(401);
  await add({ name: 'Door' });
});
