import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createFeedback, type NewFeedback } from '../contract/feedback.ts';
import { listMessages } from '../contract/messages.ts';
import * as grants from '../contract/remedy-grants.ts';
import * as contract from '../contract/remedies.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let org: { id: string; slug: string };
let people: Record<'agent' | 'other' | 'chair' | 'admin', TestMember>;
let agent: Ask;
let other: Ask;
let chair: Ask;
let admin: Ask;
let remedy: contract.Remedy;
let feedbackId: string;

beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
afterAll(() => t.close());

beforeEach(async () => {
  org = await t.organization();
  people = {
    agent: await t.member('agent', org),
    other: await t.member('agent', org),
    chair: await t.member('chair', org),
    admin: await t.member('admin', org),
  };
  [agent, other, chair, admin] = [people.agent, people.other, people.chair, people.admin].map(
    ({ headers }) => asker(t, headers),
  ) as [Ask, Ask, Ask, Ask];
  remedy = await add({ name: 'Credit', code: 'c', ownLimit: 20 });
  feedbackId = await say();
});

async function add(body: contract.NewRemedy) {
  const made = await chair(contract.createRemedy, { body });
  expect(made.status).toBe(201);
  return made.body;
}

async function say(more: Partial<NewFeedback> = {}) {
  const body = { channel: 'agent', text: 'The invoice was wrong.', ...more };
  const answer = await agent(createFeedback, { body });
  expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
  return answer.body.id;
}

const grant = (amount: number | undefined, ask: Ask = agent, more: object = {}) =>
  ask(grants.grantRemedy, {
    body: { id: randomUUID(), remedyId: remedy.id, feedbackId, amount, ...more },
  });
const decide = (ask: Ask, id: string, granted: boolean, answer: string | null = null) =>
  ask(grants.decideGrant, { params: { id }, body: { granted, answer } });
const takeBack = (ask: Ask, id: string, reason: string | null = null) =>
  ask(grants.withdrawGrant, { params: { id }, body: { reason } });
const log = async (query: { state?: 'granted' | 'waiting'; feedback?: string } = {}) =>
  (await chair(grants.listGrants, { query })).body.items;
const kindsTo = async (ask: Ask) =>
  (await ask(listMessages)).body.items.map(({ kind }) => kind).toSorted();

test('up to the limit it is granted at once, a cent above it waits', async () => {
  const at = await grant(20);
  expect([at.status, at.body.state, at.body.decideBy]).toEqual([201, 'granted', null]);
  feedbackId = await say();
  const above = await grant(20.01);
  expect(above.body).toMatchObject({ state: 'waiting', amount: 20.01, currency: 'EUR' });
  expect(Date.parse(above.body.decideBy!)).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  expect(await kindsTo(chair)).toEqual(['remedy_asked']);
  expect(await kindsTo(admin)).toEqual(['remedy_asked']);
  expect(await kindsTo(agent)).toEqual([]);
});

test('what a comment was granted of a remedy counts together, by whomever', async () => {
  expect((await grant(10.1)).body.state).toBe('granted');
  expect((await grant(9.9, other)).body.state).toBe('granted');
  expect((await grant(0.01)).body.state).toBe('waiting');
  const [, first] = (await log({ state: 'granted' })).toReversed();
  await takeBack(other, first!.id, 'The wrong customer.');
  expect((await grant(9.9)).body.state).toBe('granted');
  // Another comment begins at nothing.
  feedbackId = await say();
  expect((await grant(20)).body.state).toBe('granted');
});

test('a fixed cost is the amount, and an amount that is missing or not asked for is refused', async () => {
  const missing = await grant(undefined);
  expect([missing.status, missing.body.code]).toEqual([422, 'remedy_amount_missing']);
  for (const wrong of [0, -1, 0.001]) expect((await grant(wrong)).status).toBe(400);
  remedy = await add({ name: 'Visit', code: 'v', fixedCost: 40, ownLimit: 40 });
  const fixed = await grant(30);
  expect([fixed.status, fixed.body.code]).toEqual([422, 'remedy_fixed']);
  expect((await grant(undefined)).body).toMatchObject({ amount: 40, state: 'granted' });
  expect((await grant(undefined)).body.state).toBe('waiting');
  expect(await log()).toHaveLength(2);
});

test('under one id it is granted once, also when it was archived in between', async () => {
  const id = randomUUID();
  const both = await Promise.all([grant(15, agent, { id }), grant(15, agent, { id })]);
  expect(both.map(({ body }) => body.state)).toEqual(['granted', 'granted']);
  await chair(contract.changeRemedy, { params: { id: remedy.id }, body: { archived: true } });
  expect((await grant(15, agent, { id })).body.state).toBe('granted');
  expect(await log()).toHaveLength(1);
  const refused = await grant(5);
  expect([refused.status, refused.body.code]).toEqual([422, 'remedy_archived']);
  const elsewhere = { id, feedbackId: await say() };
  expect((await grant(15, agent, elsewhere)).status).toBe(409);
});

test('two who grant at once do not go beyond the limit together', async () => {
  const both = await Promise.all([grant(15), grant(15, other)]);
  expect(both.map(({ body }) => body.state).toSorted()).toEqual(['granted', 'waiting']);
});

test('nobody decides what they asked for; another says yes, and whoever asked is told', async () => {
  const { id } = (await grant(50, chair)).body;
  expect(await kindsTo(chair)).toEqual([]);
  const own = await decide(chair, id, true);
  expect([own.status, own.body.code]).toEqual([403, 'remedy_own']);
  const [seen] = await log({ state: 'waiting' });
  expect([seen!.mayDecide, seen!.mayWithdraw]).toEqual([false, true]);
  expect((await decide(agent, id, true)).status).toBe(403);
  const yes = await decide(admin, id, true, 'Once.');
  expect(yes.body).toMatchObject({ state: 'granted', answer: 'Once.', decidedBy: 'Test admin' });
  expect(await kindsTo(chair)).toEqual(['remedy_decided']);
});

test('of two who decide at once one wins, and the other reads what became of it', async () => {
  const { id } = (await grant(50)).body;
  const answers = await bothAtOnce(id, () => [
    decide(chair, id, true),
    decide(admin, id, false, 'No.'),
  ]);
  const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
  expect([won!.status, lost!.status, lost!.body.code]).toEqual([200, 409, 'remedy_decided']);
  expect(lost!.body.detail).toMatch(/already, by Test (chair|admin)/);
  expect(await kindsTo(agent)).toEqual(['remedy_decided']);
});

/** Both have begun before either can go on: somebody holds the row meanwhile. */
async function bothAtOnce<T>(id: string, begin: () => Promise<T>[]): Promise<T[]> {
  const begun = await t.owner.begin(async (tx) => {
    await tx`select from remedy_grant where id = ${id} for update`;
    const answers = begin();
    await expect.poll(countBlocked, { timeout: 30_000 }).toBe(2);
    return { answers };
  });
  return Promise.all(begun.answers);
}

async function countBlocked(): Promise<number> {
  const [row] = await t.owner<[{ n: number }]>`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return row.n;
}

test('a no needs a sentence, and ends it', async () => {
  const { id } = (await grant(50)).body;
  expect((await decide(chair, id, false)).status).toBe(400);
  const no = await decide(chair, id, false, 'It was paid back last week.');
  expect(no.body.state).toBe('refused');
  expect((await takeBack(agent, id)).status).toBe(409);
  expect((await chair(grants.readRemedySums)).body.items).toEqual([]);
});

test('what waits is taken back by whoever asked, what was granted with a reason', async () => {
  const { id } = (await grant(50)).body;
  const foreign = await takeBack(chair, id, 'No.');
  expect([foreign.status, foreign.body.code]).toEqual([403, 'remedy_not_yours']);
  expect((await takeBack(agent, id)).body.state).toBe('withdrawn');
  const granted = (await grant(20)).body.id;
  expect((await takeBack(agent, granted)).body.code).toBe('remedy_reason_missing');
  expect((await takeBack(other, granted, 'Mine.')).status).toBe(403);
  const back = await takeBack(chair, granted, 'The wrong customer.');
  expect(back.body).toMatchObject({ state: 'withdrawn', withdrawnBy: 'Test chair' });
  expect(back.body.decidedAt).not.toBeNull();
  expect(await kindsTo(agent)).toEqual(['remedy_decided']);
  expect(await log()).toHaveLength(2);
});

test('a note and its remedies are stored together or not at all, and repeated they are the same', async () => {
  const ask = { id: randomUUID(), remedyId: remedy.id, amount: 20 };
  const note = { channel: 'agent', text: 'The heating is cold.', externalId: 'note-1' };
  const bad = { ...note, remedies: [ask, { ...ask, id: randomUUID(), remedyId: randomUUID() }] };
  expect((await agent(createFeedback, { body: bad })).status).toBe(422);
  const body = { ...note, remedies: [ask] };
  const sent = await agent(createFeedback, { body });
  expect([sent.status, sent.body.remedies]).toMatchObject([
    201,
    [{ id: ask.id, state: 'granted' }],
  ]);
  const again = await agent(createFeedback, { body });
  expect([again.status, again.body.id]).toEqual([200, sent.body.id]);
  expect(again.body.remedies).toEqual(sent.body.remedies);
  // A note that arrived although nobody heard of it is granted what was added since.
  const more = { ...ask, id: randomUUID(), amount: 5 };
  const added = await agent(createFeedback, { body: { ...note, remedies: [ask, more] } });
  expect(added.body.remedies).toMatchObject([{ state: 'granted' }, { state: 'waiting' }]);
  expect(await log({ feedback: sent.body.id })).toHaveLength(2);
});

test('a key grants nothing', async () => {
  const { headers } = await t.key(org.id, ['feedback:write']);
  const remedies = [{ id: randomUUID(), remedyId: remedy.id, amount: 5 }];
  const body = { channel: 'phone', text: 'Late.', remedies };
  expect((await asker(t, headers)(createFeedback, { body })).status).toBe(403);
  expect(await log()).toEqual([]);
});

test('sums are by remedy and month, of what stands; the file is no formula', async () => {
  await grant(12.5, agent, { reason: '=1+1' });
  feedbackId = await say();
  await grant(7.5);
  const back = (await grant(1)).body.id;
  await takeBack(agent, back, 'Too much.');
  const { items } = (await chair(grants.readRemedySums)).body;
  expect(items).toMatchObject([{ name: 'Credit', count: 2, amount: 20, currency: 'EUR' }]);
  const query = { remedy: remedy.id, month: items[0]!.month, state: 'granted' as const };
  const behind = (await chair(grants.listGrants, { query })).body.items;
  expect(behind.map(({ amount }) => amount)).toEqual([7.5, 12.5]);
  const file = await t.app.request('/api/v1/remedy-grants.csv', { headers: people.chair.headers });
  const lines = (await file.text()).trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines.at(-1)).toContain("'=1+1");
});

test('the log is read page by page', async () => {
  for (const amount of [1, 2, 3]) await grant(amount);
  const first = (await chair(grants.listGrants, { query: { limit: 2 } })).body;
  expect(first.items.map(({ amount }) => amount)).toEqual([3, 2]);
  const query = { limit: 2, cursor: first.nextCursor! };
  const rest = (await chair(grants.listGrants, { query })).body;
  expect([rest.items.map(({ amount }) => amount), rest.nextCursor]).toEqual([[1], null]);
});

test('the catalogue keeps codes apart, its order, and archives with a way back', async () => {
  const again = await chair(contract.createRemedy, {
    body: { name: 'Other', code: 'C', ownLimit: 5 },
  });
  expect([again.status, again.body.code]).toEqual([409, 'remedy_code_taken']);
  expect((await chair(contract.addStarterRemedies)).body.added).toBe(3);
  const list = async () => (await agent(contract.listRemedies)).body;
  const before = await list();
  expect(before.approvers).toHaveLength(2);
  const last = before.items.at(-1)!;
  const change = (body: object) => chair(contract.changeRemedy, { params: { id: last.id }, body });
  await change({ position: 0, fixedCost: 9.99 });
  expect((await list()).items[0]).toMatchObject({ id: last.id, fixedCost: 9.99 });
  await change({ archived: true });
  expect((await list()).items.at(-1)!.archivedAt).not.toBeNull();
  expect((await change({ archived: false, fixedCost: null })).body).toMatchObject({
    archivedAt: null,
    fixedCost: null,
  });
});
