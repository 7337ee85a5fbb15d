import { randomUUID } from 'node:crypto';
import { inOrganization, type Tx } from '@vocero/sql/connect';
import { insertContactReasons } from '@vocero/sql/contact-reasons';
import { addComments } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as contract from '../contract/candidate-reasons.ts';
import { listFeedback } from '../contract/feedback.ts';
import { createKindRule } from '../contract/kind-rules.ts';
import { listReasons } from '../contract/reasons.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';
import { learnedWorld } from '../test-model.ts';

let t: TestApp;
let chair: TestMember;
let ask: Ask;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  chair = await t.member('chair');
  ask = asker(t, chair.headers);
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, chair.orgId, work);

/** Comments with a reason in own words. */
async function write(words: string, times: number, more: { daysAgo?: number; by?: string } = {}) {
  const { daysAgo = 1, by = null } = more;
  const ids = await run((tx) =>
    addComments(
      tx,
      Array.from({ length: times }, () => ({ daysAgo })),
    ),
  );
  await t.owner`
    update feedback set reason_other = ${words}, customer_ref = ${by} where id = any(${ids}::uuid[])`;
  return ids;
}

const candidates = async () => (await ask(contract.listCandidateReasons)).body;
const named = (label: string) => ({ code: 'ke', names: { en: label } });

test('the same things said in other words are one candidate, with weeks and people', async () => {
  await write('lost key', 2, { by: 'C-1' });
  await write('key was lost', 1, { daysAgo: 8 });
  await write('Schlüssel', 1);
  await write('lost key', 1, { daysAgo: 91 });
  const { items, read, alone, cut } = await candidates();
  expect({ read, alone, cut }).toEqual({ read: 4, alone: 1, cut: false });
  expect(items).toMatchObject([
    { label: 'lost key', count: 3, people: 2, examples: ['key was lost'], dismissed: false },
  ]);
  expect(items[0]!.weeks.slice(-3)).toEqual([0, 1, 2]);
});

test('the number opens the list behind it', async () => {
  await write('lost key', 3);
  const { body } = await ask(listFeedback, { query: { reason: 'other' } });
  expect(body.items.map(({ reasonOther }) => reasonOther)).toEqual(Array(3).fill('lost key'));
});

test('and that of a candidate just its comments', async () => {
  await write('lost key', 3);
  await write('calendar', 2);
  const candidate = (await candidates()).items[0]!.feedbackIds[0]!;
  const { body } = await ask(listFeedback, { query: { candidate } });
  expect(body.items.map(({ reasonOther }) => reasonOther)).toEqual(Array(3).fill('lost key'));
  const gone = await ask(listFeedback, { query: { candidate: randomUUID() } });
  expect(gone.body.items).toEqual([]);
});

test('two comments are no candidate', async () => {
  await write('lost key', 2);
  expect(await candidates()).toMatchObject({ items: [], alone: 2 });
});

test('a candidate becomes a reason of its comments, and all of it can be undone', async () => {
  const ids = await write('lost key', 3);
  await write('calendar', 1);
  const body = { ...named('Lost key'), feedbackIds: ids };
  const adopted = await ask(contract.adoptCandidate, { body });
  expect(adopted).toMatchObject({ status: 201, body: { reason: { code: 'ke', count30: 3 } } });
  expect((await candidates()).items).toEqual([]);
  const { body: listed } = await ask(listFeedback, { query: { reason: 'ke' } });
  expect(listed.items.map(({ reasonOther }) => reasonOther)).toEqual(Array(3).fill('lost key'));

  const { reason, feedbackIds } = adopted.body;
  const dropped = await ask(contract.dropCandidate, {
    body: { reasonId: reason.id, feedbackIds },
  });
  expect(dropped.status).toBe(204);
  expect((await candidates()).items).toMatchObject([{ count: 3 }]);
  expect((await ask(listReasons)).body.items).toEqual([]);
});

test('nothing is made where the code is taken or the comments have a reason by now', async () => {
  const ids = await write('lost key', 3);
  await run((tx) =>
    insertContactReasons(tx, [{ code: 'ke', names: { en: 'Key' }, departmentId: null }]),
  );
  const body = { ...named('Lost key'), feedbackIds: ids };
  expect(await ask(contract.adoptCandidate, { body })).toMatchObject({
    status: 409,
    body: { code: 'reason_code_taken' },
  });
  const gone = { ...body, code: 'kk', feedbackIds: [randomUUID()] };
  expect(await ask(contract.adoptCandidate, { body: gone })).toMatchObject({
    status: 409,
    body: { code: 'candidate_gone' },
  });
  expect((await ask(listReasons)).body.items).toHaveLength(1);
});

test('a comment that got another reason in between keeps it', async () => {
  const ids = await write('lost key', 3);
  const [door] = await run((tx) =>
    insertContactReasons(tx, [{ code: 'do', names: { en: 'Door' }, departmentId: null }]),
  );
  await t.owner`update feedback set reason_id = ${door!} where id = ${ids[0]!}`;
  const body = { ...named('Lost key'), feedbackIds: ids };
  const adopted = (await ask(contract.adoptCandidate, { body })).body;
  expect(adopted.feedbackIds.toSorted()).toEqual(ids.slice(1).toSorted());

  // Undoing takes only its own reason off, whatever is named.
  const drop = { reasonId: adopted.reason.id, feedbackIds: ids };
  await ask(contract.dropCandidate, { body: drop });
  const { body: kept } = await ask(listFeedback, { query: { reason: 'do' } });
  expect(kept.items.map(({ id }) => id)).toEqual([ids[0]]);
});

test('what was dismissed stays so until the greater part of it is new', async () => {
  const ids = await write('lost key', 3);
  const dismiss = { body: { feedbackIds: ids } };
  expect((await ask(contract.dismissCandidate, dismiss)).status).toBe(204);
  expect((await ask(contract.dismissCandidate, dismiss)).status).toBe(204);
  expect((await candidates()).items).toMatchObject([{ dismissed: true }]);
  await write('lost key', 3);
  expect((await candidates()).items).toMatchObject([{ count: 6, dismissed: true }]);
  await write('lost key', 1);
  expect((await candidates()).items).toMatchObject([{ count: 7, dismissed: false }]);
  await ask(contract.restoreCandidate, dismiss);
  expect((await candidates()).items).toMatchObject([{ dismissed: false }]);
});

test('the words themselves can be changed by nobody', async () => {
  await write('lost key', 1);
  const change = run((tx) => tx`update feedback set reason_other = 'found'`);
  await expect(change).rejects.toMatchObject({ code: '23001' });
});

test('of more than can be compared the newest are read, and that is said', async () => {
  await write('lost key', contract.mostOwnWords, { daysAgo: 1 });
  await write('broken door', 5, { daysAgo: 2 });
  const { read, cut, items } = await candidates();
  expect({ read, cut }).toEqual({ read: contract.mostOwnWords, cut: true });
  expect(items.map(({ label }) => label)).toEqual(['lost key']);
});

test('another organisation has none of it, and can change none of it', async () => {
  const ids = await write('lost key', 3);
  const other = asker(t, (await t.member('chair')).headers);
  expect((await other(contract.listCandidateReasons)).body.items).toEqual([]);
  await other(contract.dismissCandidate, { body: { feedbackIds: ids } });
  const stolen = { ...named('Lost key'), feedbackIds: ids };
  expect((await other(contract.adoptCandidate, { body: stolen })).status).toBe(409);
  expect((await candidates()).items).toMatchObject([{ count: 3, dismissed: false }]);
});

test('who came again for what is a reason now came again, and no longer once it is dropped', async () => {
  await ask(createKindRule, { body: { kind: 'repeat', name: 'Again', repeats: true } });
  const ids = await write('lost key', 3, { by: 'C-1' });
  const kinds = async () => {
    const rows = await run(
      (tx) => tx<{ kind: string | null }[]>`
      select kind from feedback where org_id = app_org() order by kind`,
    );
    return rows.map(({ kind }) => kind);
  };
  const { body } = await ask(contract.adoptCandidate, {
    body: { ...named('Lost key'), feedbackIds: ids },
  });
  expect(await kinds()).toEqual(['repeat', 'repeat', null]);
  await ask(contract.dropCandidate, {
    body: { reasonId: body.reason.id, feedbackIds: body.feedbackIds },
  });
  expect(await kinds()).toEqual([null, null, null]);
});

test('nobody whom the model knows is in the name of a candidate or in its examples', async () => {
  await run((tx) =>
    learnedWorld(tx, {
      calls: ['A call with Mr Quillon', 'A call in the morning', 'The call was long'],
      buses: ['The late bus', 'A late bus again', 'The bus was late'],
    }),
  );
  await write('lost key of quillon', 3);
  await write('key lost by quillon', 1);
  expect((await candidates()).items).toMatchObject([
    { label: 'key lost by …', count: 4, examples: [] },
  ]);
  await write('lost key', 1);
  expect((await candidates()).items).toMatchObject([{ label: 'lost key', count: 5, examples: [] }]);
});
