import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFeedback, listFeedback } from '../contract/feedback.ts';
import { addStarterReasons } from '../contract/reasons.ts';
import {
  answerAgain,
  forgetAgain,
  lookUpCustomer,
  readAgain,
  readRepeats,
} from '../contract/repeats.ts';
import { asker } from '../test-ask.ts';
import { testApp, type TestApp } from '../test-app.ts';

let t: TestApp;
beforeAll(async () => (t = await testApp()));
afterAll(() => t.close());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

async function firm() {
  const admin = await t.member('admin');
  const ask = asker(t, admin.headers);
  await ask(addStarterReasons);
  const add = async (days: number, more: object) => {
    const body = { channel: 'phone', text: 'Where is it?', occurredAt: daysAgo(days), ...more };
    const answer = await ask(createFeedback, { body });
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  return { ...admin, ask, add };
}

test('both ways of counting match the example worked by hand', async () => {
  const { ask, add } = await firm();
  const anna = { customer: 'anna', reason: 'wo' };
  // 7 days count. Anna: day -40, again after 3 days, again after 17.
  await add(37, anna);
  await add(40, anna); // arrived late, counts as if it had not
  await add(20, anna);
  await add(40, { customer: 'anna', reason: 'be' }); // another reason: on its own
  await add(39, { customer: 'ben', reason: 'wo' });
  await add(30, { customer: 'ben', reason: 'wo', scores: { firstTime: 'yes' } }); // 9 days: no repeat
  await add(2, { customer: 'eva', reason: 'wo', scores: { firstTime: 'no' } }); // not 7 days old
  await add(10, { customer: 'eva', scores: { firstTime: 'first_contact' } }); // no reason
  await add(10, { reason: 'wo' }); // no customer
  const { body } = await ask(readRepeats, { query: { weeks: 13 } });
  // Comparable: 3 + 1 + 2 + 1 = 7 of 9. Repeats: Anna's second, 1 of 7. Mature: all but Eva's, 6;
  // followed: Anna's first, so 5 of 6. Said: 1 yes and 1 no, too few for a share.
  expect(body).toMatchObject({
    contacts: 9,
    comparable: { count: 7, of: 9 },
    repeats: { count: 1, of: 7 },
    resolved: { count: 5, of: 6, share: 5 / 6 },
    firstTime: { count: 1, of: 2, share: null, low: null },
    asked: { count: 2, of: 9 },
  });
  expect(body.reasons.map(({ code, repeats, resolved }) => [code, repeats, resolved])).toEqual([
    [
      'wo',
      expect.objectContaining({ count: 1, of: 6 }),
      expect.objectContaining({ count: 4, of: 5 }),
    ],
    ['be', expect.objectContaining({ count: 0, of: 1 }), expect.objectContaining({ share: null })],
  ]);
  const sum = (pick: (week: (typeof body.weeks)[number]) => number) =>
    body.weeks.reduce((total, week) => total + pick(week), 0);
  expect([sum(({ repeats }) => repeats.of), sum(({ resolved }) => resolved.count)]).toEqual([7, 5]);
  expect(body.weeks).toHaveLength(13);
});

test('every number opens the list of just these comments', async () => {
  const { ask, add } = await firm();
  await add(12, { customer: 'anna', reason: 'wo', scores: { firstTime: 'no' } });
  await add(9, { customer: 'anna', reason: 'wo' });
  await add(1, { customer: 'ben', reason: 'wo', scores: { firstTime: 'yes' } });
  await add(1, { customer: 'ben' });
  const { body } = await ask(readRepeats);
  const { since, until } = body;
  const count = async (query: object) =>
    (await ask(listFeedback, { query: { since, until, ...query } })).body.items.length;
  expect(await count({ repeat: 'comparable' })).toBe(body.repeats.of);
  expect(await count({ repeat: 'repeat' })).toBe(body.repeats.count);
  expect(await count({ repeat: 'mature' })).toBe(body.resolved.of);
  expect(await count({ repeat: 'resolved' })).toBe(body.resolved.count);
  expect(await count({ repeat: 'followed' })).toBe(body.resolved.of - body.resolved.count);
  expect(await count({ firstTime: 'yes' })).toBe(body.firstTime.count);
  expect(await count({ firstTime: 'said' })).toBe(body.firstTime.of);
  expect([body.repeats.of, body.repeats.count, body.resolved.of]).toEqual([3, 1, 2]);
});

test('a contact before the first week makes the one in it a repeat contact', async () => {
  const { ask, add } = await firm();
  const weeks = 4;
  const { body } = await ask(readRepeats, { query: { weeks } });
  const start = (Date.now() - Date.parse(body.since)) / 86_400_000;
  await add(start + 2, { customer: 'anna', reason: 'wo' });
  await add(start - 2, { customer: 'anna', reason: 'wo' });
  expect((await ask(readRepeats, { query: { weeks } })).body).toMatchObject({
    contacts: 1,
    repeats: { count: 1, of: 1 },
  });
});

test('why again is asked of a repeat contact, may be changed and taken back, and is charted', async () => {
  const { ask, add } = await firm();
  const first = await add(3, { customer: 'anna', reason: 'wo' });
  const second = await add(0, { customer: 'anna', reason: 'wo' });
  const at = (id: string) => ({ params: { id } });
  expect((await ask(readAgain, at(first))).body.previous).toBeNull();
  expect((await ask(readAgain, at(second))).body).toMatchObject({
    previous: { id: first, reasonCode: 'wo', handler: 'Test admin' },
    answer: null,
  });
  const refused = await ask(answerAgain, { ...at(first), body: { cause: 'unclear' } });
  expect([refused.status, refused.body.code]).toEqual([409, 'not_a_repeat']);
  const bare = await ask(answerAgain, { ...at(second), body: { cause: 'other' } });
  expect(bare.status).toBe(400);
  await ask(answerAgain, { ...at(second), body: { cause: 'unclear' } });
  const body = { cause: 'other', text: 'Call jo@example.org' } as const;
  const changed = await ask(answerAgain, { ...at(second), body });
  expect(changed.body.answer).toMatchObject({ cause: 'other', text: 'Call [email]' });
  const causesOf = async () =>
    (await ask(readRepeats)).body.causes.filter(({ count }) => count > 0);
  expect(await causesOf()).toMatchObject([{ cause: 'other', count: 1 }]);
  const listed = await ask(listFeedback, { query: { again: 'other' } });
  expect(listed.body.items.map(({ id }) => id)).toEqual([second]);
  expect((await ask(forgetAgain, at(second))).status).toBe(204);
  expect(await causesOf()).toEqual([]);
});

test('a customer is looked up with the last contacts and what a note would repeat', async () => {
  const { ask, add } = await firm();
  for (const days of [40, 30, 20]) await add(days, { customer: 'anna', reason: 'be' });
  const last = await add(2, { customer: 'anna', reason: 'wo' });
  const look = async (customer: string, reason: string | null) =>
    (await ask(lookUpCustomer, { body: { customer, reason } })).body;
  const found = await look('anna', 'wo');
  expect(found).toMatchObject({ count: 4, repeats: { id: last }, repeatDays: 7 });
  expect(found.items.map(({ reasonCode }) => reasonCode)).toEqual(['wo', 'be', 'be']);
  expect((await look('anna', 'be')).repeats).toBeNull();
  expect((await look('anna', null)).repeats).toBeNull();
  expect(await look('nobody', 'wo')).toMatchObject({ count: 0, items: [], repeats: null });
});

test('another organisation has other customers of the same name', async () => {
  const ours = await firm();
  const theirs = await firm();
  const id = await ours.add(1, { customer: 'anna', reason: 'wo' });
  await theirs.add(0, { customer: 'anna', reason: 'wo' });
  expect((await theirs.ask(lookUpCustomer, { body: { customer: 'anna' } })).body.count).toBe(1);
  expect((await theirs.ask(readAgain, { params: { id } })).status).toBe(404);
  expect((await theirs.ask(readRepeats)).body.repeats).toMatchObject({ count: 0, of: 1 });
});
