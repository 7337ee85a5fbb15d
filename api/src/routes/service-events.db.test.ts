import { randomUUID } from 'node:crypto';
import { usualPolicy } from '@vocero/sql/asking';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { surveyInvitationToken } from '@vocero/sql/person-links';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as asking from '../contract/asking.ts';
import * as contract from '../contract/service-events.ts';
import * as invitations from '../contract/survey-invitations.ts';
import { createSurvey } from '../contract/surveys.ts';
import { makeRateLimits } from '../rate-limit.ts';
import { signDelivery } from '../standard-webhooks.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let chair: TestMember;
let ask: Ask;
let surveyId: string;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  t.deps.rateLimits = makeRateLimits();
  chair = await t.member('chair');
  ask = asker(t, chair.headers);
  const policy = { ...usualPolicy, firstHour: 0, lastHour: 24 };
  await ask(asking.changeAskingPolicy, { body: policy });
  surveyId = (await ask(createSurvey, { body: { kind: 'survey', name: 'Visit' } })).body.id;
  await setAsking();
});
afterAll(() => t.close());

const usual = { isOn: true, delayMinutes: 60, expiresDays: 14, reminderDays: 0 } as const;
const setAsking = (more: Partial<asking.SurveyAsking> = {}) =>
  ask(asking.changeSurveyAsking, {
    params: { id: surveyId },
    body: { ...usual, basis: 'consent', ...more },
  });

const consent = { given: true, textVersion: 3, text: 'You may ask me.' } as const;
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const eventOf = (more: object = {}): contract.ServiceEvent => ({
  occurredAt: minutesAgo(5),
  customer: { reference: 'C-1', name: 'Ana', email: 'ana@home.example', locale: 'es' },
  consent,
  ...more,
});
const send = (more: object = {}) => ask(contract.createServiceEvent, { body: eventOf(more) });
const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, chair.orgId, work);
const list = async () => (await ask(invitations.listSurveyInvitations)).body.items;

test('an event makes one invitation, due after the delay, in the language of the customer', async () => {
  const occurredAt = minutesAgo(5);
  const { status, body } = await send({ occurredAt });
  expect(status).toBe(201);
  expect(body).toMatchObject({ state: 'scheduled', reason: null });
  expect(Date.parse(String(body.dueAt)) - Date.parse(occurredAt)).toBe(3_600_000);
  const [row] = await run((tx) => tx`select locale, basis from survey_invitation`);
  expect(row).toEqual({ locale: 'es', basis: 'consent' });
  const kept = await run((tx) => tx`select text_version, text, purpose, source from consent`);
  expect([...kept]).toEqual([
    { textVersion: 3, text: 'You may ask me.', purpose: 'ask_opinion', source: 'api' },
  ]);
});

test('a second service within thirty days asks nobody, and says so', async () => {
  await send();
  const second = await send({ occurredAt: minutesAgo(1) });
  expect(second.body).toMatchObject({ state: 'suppressed', reason: 'capped' });
  expect((await list()).map(({ state }) => state)).toEqual(['suppressed', 'scheduled']);
});

test('of fifty services told at once one asks', async () => {
  await Promise.all(Array.from({ length: 50 }, () => send()));
  const states = (await list()).map(({ state }) => state);
  expect(states.filter((state) => state === 'scheduled')).toHaveLength(1);
  expect(states).toHaveLength(50);
});

test('without consent nobody is asked, and no address is kept', async () => {
  const { body } = await send({ consent: undefined });
  expect(body).toMatchObject({ state: 'suppressed', reason: 'no_consent' });
  const [row] = await run((tx) => tx`select to_jsonb(person)::text as text from person`);
  expect(row!['text']).toContain('C-1');
  expect(row!['text']).not.toMatch(/ana/i);
  await setAsking({ basis: 'existing_customer' });
  const customer = { reference: 'C-2', email: 'bo@home.example' };
  expect((await send({ consent: undefined, customer })).body.state).toBe('scheduled');
});

test('the same event sent again leads to the same invitation', async () => {
  const first = await send({ externalId: 'E-1' });
  const again = await send({ externalId: 'E-1' });
  expect(again.body.invitationId).toBe(first.body.invitationId);
  const keyed = async (body: object) => {
    const headers = { ...chair.headers, 'idempotency-key': 'one' };
    return asker(t, headers)(contract.createServiceEvent, { body: eventOf(body) });
  };
  const customer = { reference: 'C-9', email: 'c9@home.example' };
  const at = minutesAgo(3);
  const one = await keyed({ customer, occurredAt: at });
  const two = await keyed({ customer, occurredAt: at });
  expect([one.status, two.status]).toEqual([201, 200]);
  expect(two.body).toEqual(one.body);
  expect((await keyed({ occurredAt: at })).status).toBe(409);
  expect(await list()).toHaveLength(2);
});

test('what is wrong is said, and nothing is written', async () => {
  const codes = [];
  codes.push((await send({ survey: 'Nothing' })).body);
  codes.push((await send({ place: 'Nowhere' })).body);
  codes.push(
    (await send({ occurredAt: new Date(Date.now() + 3 * 86_400_000).toISOString() })).body,
  );
  await setAsking({ isOn: false });
  codes.push((await send()).body);
  expect(codes.map((body) => (body as unknown as { code: string }).code)).toEqual([
    'event_survey_unknown',
    'event_place_unknown',
    'event_in_future',
    'event_survey_off',
  ]);
  expect((await send({ customer: { name: 'Ana' } })).status).toBe(400);
  expect(await list()).toEqual([]);
  expect(await run((tx) => tx`select from person`)).toEqual([]);
});

test('a service of long ago is asked about no more', async () => {
  const { body } = await send({ occurredAt: minutesAgo(60 * 24 * 20) });
  expect(body).toMatchObject({ state: 'suppressed', reason: 'too_late' });
});

async function hook() {
  const { body } = await ask(asking.createServiceHook, { body: { name: 'Till' } });
  const path = new URL(body.url).pathname;
  const deliver = async (
    event: object,
    more: { id?: string; at?: number; secret?: string } = {},
  ) => {
    const { id = randomUUID(), at = Math.floor(Date.now() / 1_000), secret = body.secret } = more;
    const text = JSON.stringify(event);
    const bytes = new TextEncoder().encode(text);
    const signature = signDelivery(secret, { id, timestamp: String(at), body: bytes });
    const answer = await t.app.request(path, {
      method: 'POST',
      headers: {
        ...{ 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': signature },
        'content-type': 'application/json',
      },
      body: text,
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return { ...body, path, deliver };
}

const finished = () => ({ type: 'service.finished', data: eventOf() });

test('a signed webhook does the same, and its replay does nothing', async () => {
  const { deliver, id, secret } = await hook();
  const first = await deliver(finished(), { id: 'msg_1' });
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({ taken: true, state: 'scheduled' });
  const replay = await deliver(finished(), { id: 'msg_1' });
  expect(replay).toEqual({ status: 200, body: { taken: false, duplicate: true } });
  expect(await list()).toHaveLength(1);
  expect((await list())[0]!.source).toBe('webhook');
  const [row] =
    await t.owner`select to_jsonb(h)::text as text from service_hook h where id = ${id}`;
  expect(row!['text']).not.toContain(secret);
  expect((await ask(asking.readAsking)).body.hooks[0]).not.toHaveProperty('secret');
});

test('a delivery that is old, forged or for a closed address is refused and leaves nothing', async () => {
  const { deliver, id } = await hook();
  const other = await hook();
  expect((await deliver(finished(), { at: Math.floor(Date.now() / 1_000) - 301 })).status).toBe(
    401,
  );
  expect((await deliver(finished(), { secret: other.secret })).status).toBe(401);
  expect((await deliver({ type: 'service.finished', data: {} })).status).toBe(400);
  expect((await deliver({ type: 'something.else', data: {} })).status).toBe(200);
  await ask(asking.revokeServiceHook, { params: { id } });
  expect((await deliver(finished())).status).toBe(404);
  expect(await list()).toEqual([]);
});

test('a delivery that could not be taken may be delivered again', async () => {
  const { deliver } = await hook();
  await setAsking({ isOn: false });
  expect((await deliver(finished(), { id: 'msg_2' })).status).toBe(422);
  await setAsking();
  expect((await deliver(finished(), { id: 'msg_2' })).status).toBe(201);
});

async function invited(more: object = {}) {
  const { body } = await send(more);
  const path = `/i/${surveyInvitationToken(t.deps.settings.secret, body.invitationId)}`;
  return { id: body.invitationId, path };
}
const open = async (path: string, method = 'GET') => {
  const answer = await t.app.request(path, { method });
  return { status: answer.status, body: await answer.text() };
};
const answer = async (path: string, fields: Record<string, string>) => {
  const sent = await t.app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ lang: 'en', ...fields }),
  });
  return { status: sent.status, body: await sent.text(), location: sent.headers.get('location') };
};

test('programs that look at the link fifty times write nothing', async () => {
  const { path } = await invited();
  const state = () =>
    run((tx) => tx`select to_jsonb(i)::text, xmin::text from survey_invitation i`);
  const before = await state();
  for (let n = 0; n < 25; n += 1) {
    expect((await open(`${path}?solved=yes`)).status).toBe(200);
    expect((await open(path, 'HEAD')).status).toBe(200);
  }
  expect(await state()).toEqual(before);
  expect(await run((tx) => tx`select from feedback`)).toEqual([]);
});

test('the link fills the answer in, and does not ask for what is known', async () => {
  const { path } = await invited();
  const { body } = await open(`${path}?solved=yes&lang=en`);
  expect(body).toMatch(/value="yes"[^>]*checked/);
  expect(body).not.toMatch(/<input[^>]*name="name"/);
});

test('a hundred answers at once are one comment', async () => {
  t.deps.rateLimits.publicAnswer.points = 1_000;
  const { id, path } = await invited();
  const sent = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      answer(path, { solved: 'yes', comment: `Answer ${n}`, submission: n % 3 ? String(n) : '' }),
    ),
  );
  expect(sent.filter(({ status }) => status === 303)).toHaveLength(1);
  const others = sent.filter(({ status }) => status !== 303);
  expect(new Set(others.map(({ status }) => status))).toEqual(new Set([200]));
  expect(others.every(({ body }) => body.includes('This was answered already'))).toBe(true);
  const comments = await run((tx) => tx`select id, channel, customer_ref from feedback`);
  expect([...comments]).toMatchObject([{ channel: 'email', customerRef: 'C-1' }]);
  const [invitation] = await list();
  expect(invitation).toMatchObject({ id, state: 'answered', feedbackId: comments[0]!['id'] });
  expect((await open(`${path}?lang=en`)).body).toContain('This was answered already');
});

test('what has ended says so and leads to the open survey', async () => {
  const expired = await invited();
  await t.owner`
    update survey_invitation set expires_at = now() - interval '1 second' where id = ${expired.id}`;
  const page = await open(`${expired.path}?lang=en`);
  expect(page.body).toContain('This invitation has ended');
  expect(page.body).toMatch(/href="\/s\/[\w-]+\?lang=en"/);
  expect((await answer(expired.path, { solved: 'yes' })).body).toContain('has ended');
  expect(await run((tx) => tx`select from feedback`)).toEqual([]);
});

test('cancelling closes the link, and undoing opens it again', async () => {
  const { id, path } = await invited();
  const params = { id };
  const cancelled = await ask(invitations.cancelSurveyInvitation, { params });
  expect(cancelled.body.state).toBe('cancelled');
  expect((await open(`${path}?lang=en`)).body).toContain('has ended');
  expect((await ask(invitations.cancelSurveyInvitation, { params })).status).toBe(409);
  const back = await ask(invitations.restoreSurveyInvitation, { params });
  expect(back.body.state).toBe('scheduled');
  await answer(path, { solved: 'yes' });
  expect((await ask(invitations.cancelSurveyInvitation, { params })).status).toBe(409);
});

test('guessed links are one page, and a link is its purpose’s own', async () => {
  const { path } = await invited();
  const token = path.split('/').at(-1)!;
  const pages = await Promise.all(
    ['/i/AAAAAAAAAAAAAAAAAAAAAA', '/i/a%00b', `/s/${token}`, `/t/${token}`, `/p/${token}`].map(
      (address) => open(address),
    ),
  );
  expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  const [row] = await run((tx) => tx`select to_jsonb(i)::text as text from survey_invitation i`);
  expect(row!['text']).not.toContain(token);
});

test('answered of sent, and each state, are counted', async () => {
  const { path } = await invited();
  await answer(path, { solved: 'yes' });
  await send();
  const { body } = await ask(invitations.countSurveyInvitations);
  expect(body.states.toSorted((a, b) => (a.state < b.state ? -1 : 1))).toEqual([
    { state: 'answered', n: 1 },
    { state: 'suppressed', n: 1 },
  ]);
  expect(body.answered).toMatchObject({ count: 1, share: null }); // too few to say
});
