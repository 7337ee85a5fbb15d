import { inOrganization, type Tx } from '@vocero/sql/connect';
import { insertContactReasons } from '@vocero/sql/contact-reasons';
import { insertDepartment } from '@vocero/sql/departments';
import { updateMeasures } from '@vocero/sql/measures';
import { addBaseline, addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listFeedback } from '../contract/feedback.ts';
import * as contract from '../contract/scorecards.ts';
import { addAction, changeAction } from '../contract/themes.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';

let t: TestApp;
let chair: TestMember;
let ask: Ask;
let billing: string;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  chair = await t.member('chair');
  ask = asker(t, chair.headers);
  billing = (await run((tx) => insertDepartment(tx, { name: 'Billing', kind: 'department' }))).id;
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, chair.orgId, work);
const DAY = 86_400_000;
const day = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10);

const billingTheme = async () => {
  const id = await run((tx) => engineTheme(tx, { label: 'Late invoice', status: 'grouped' }));
  await t.owner`update theme set department_id = ${billing} where id = ${id}`;
  return id;
};

async function say(times: number, said: { themeId?: string; daysAgo: number; scores?: object }) {
  const comments = Array.from({ length: times }, () => ({
    daysAgo: said.daysAgo,
    themeId: said.themeId ?? null,
  }));
  const ids = await run((tx) => addComments(tx, comments));
  if (said.scores) {
    await t.owner`update feedback set scores = ${t.owner.json({ ...said.scores })}
      where id = any(${ids}::uuid[])`;
  }
  return ids;
}

const cards = async () => (await ask(contract.listScorecards)).body;
const card = async (id = billing) => (await ask(contract.readScorecard, { params: { id } })).body;

test('contacts caused in 30 days and the 30 before, their share, and what they cost', async () => {
  await run((tx) => updateMeasures(tx, { contactMinutes: 6, minuteCost: 0.8 }));
  const themeId = await billingTheme();
  await say(10, { themeId, daysAgo: 3 });
  await say(4, { themeId, daysAgo: 40 });
  await say(10, { daysAgo: 2 });
  const { contacts, items } = await cards();
  expect(contacts).toBe(20);
  expect(items).toMatchObject([
    { department: { name: 'Billing' }, contacts: 10, previous: 4, share: { share: 0.5 } },
  ]);
  // 10 contacts × 6 minutes × 0.80
  expect(items[0]!.cost).toBe(48);
});

test('the weeks of a department are those its list of contacts holds, by theme and by reason', async () => {
  const themeId = await billingTheme();
  const [reasonId] = await run((tx) =>
    insertContactReasons(tx, [{ code: 'bi', names: { en: 'The bill' }, departmentId: billing }]),
  );
  await say(3, { themeId, daysAgo: 20 });
  const byReason = await say(2, { daysAgo: 20 });
  const both = await say(1, { themeId, daysAgo: 20 });
  await t.owner`update feedback set reason_id = ${reasonId!}
    where id = any(${[...byReason, ...both]}::uuid[])`;
  const { weeks, contacts } = await card();
  expect(weeks).toHaveLength(12);
  expect(weeks.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  expect(contacts).toBe(6);
  for (const { starts, ends, count } of weeks) {
    const query = { department: billing, since: starts, until: ends };
    expect((await ask(listFeedback, { query })).body.items).toHaveLength(count);
  }
});

test('satisfaction is the mean of the three questions, masked under five answers', async () => {
  const themeId = await billingTheme();
  await say(4, { themeId, daysAgo: 3, scores: { solved: 'yes', treated: 5, firstTime: 'yes' } });
  const few = await card();
  expect(few.satisfaction).toMatchObject({ n: 4, mean: null });
  await say(4, { themeId, daysAgo: 3, scores: { solved: 'partly', treated: 3, firstTime: 'no' } });
  await say(2, { themeId, daysAgo: 3, scores: { firstTime: 'first_contact', solved: 'no' } });
  const { solved, treated, firstTime, satisfaction } = await card();
  // (4 · 1 + 4 · ½ + 2 · 0) / 10, (4 · 1 + 4 · ½) / 8, 4 / 8
  expect(solved).toMatchObject({ n: 10, mean: 0.6 });
  expect(treated).toMatchObject({ n: 8, mean: 0.75 });
  expect(firstTime).toMatchObject({ n: 8, mean: 0.5 });
  expect(satisfaction.n).toBe(8);
  expect(satisfaction.mean).toBeCloseTo((0.6 + 0.75 + 0.5) / 3, 12);
  const query = { department: billing, scored: 'any' } as const;
  expect((await ask(listFeedback, { query })).body.items).toHaveLength(10);
});

test('promises kept are those done by their day; a day moved too late stays broken', async () => {
  const id = await billingTheme();
  const add = async (what: string, dueOn: string) =>
    (await ask(addAction, { params: { id }, body: { what, dueOn } })).body.id;
  const change = (actionId: string, body: object) =>
    ask(changeAction, { params: { id: actionId }, body });
  await change(await add('In time', day(0)), { done: true });
  await change(await add('Too late', day(2)), { done: true });
  await add('Not done', day(2));
  await add('Not due yet', day(-2));
  await add('Today, still open', day(0));
  await change(await add('Moved too late', day(2)), { dueOn: day(-5) });
  await change(await add('Moved in time', day(-1)), { dueOn: day(-5) });
  const { promised, promises } = await card();
  expect(promised.map(({ what, kind, kept }) => [what, kind, kept]).sort()).toEqual([
    ['In time', 'action', true],
    ['Moved too late', 'postponed', false],
    ['Not done', 'action', false],
    ['Too late', 'action', false],
  ]);
  expect(promises).toMatchObject({ count: 1, of: 4, share: null });
});

test('a target is kept when the fall was verified by its day', async () => {
  const [kept, broken] = [await billingTheme(), await billingTheme()];
  const baseline = { from: '2026-01-05', until: '2026-03-02', weeks: 8, count: 80 };
  const target = {
    metric: 'count',
    goal: 4,
    on: day(1),
    weeks: 4,
    baseline: { ...baseline, driver: null, spread: 1 },
  };
  const weeks = { from: '2026-03-02', until: '2026-03-30', weeks: 4, count: 10, driver: null };
  const verification = { ...weeks, spread: 1, probability: 0.001 };
  await t.owner`update theme set target = ${t.owner.json(target)} where id in (${kept}, ${broken})`;
  await t.owner`update theme set verified_at = now() - interval '5 days',
    verification = ${t.owner.json(verification)} where id = ${kept}`;
  await run((tx) => addBaseline(tx, kept, { ...baseline, count: 40 }));
  const { promised, falls, verified } = await card();
  expect(promised.map(({ theme, kind, kept }) => [theme.id, kind, kept]).sort()).toEqual(
    [
      [kept, 'target', true],
      [broken, 'target', false],
    ].sort(),
  );
  expect(verified).toBe(1);
  expect(falls).toMatchObject([{ theme: { id: kept } }]);
  // 10 in 4 weeks against those 40 in 8 that are still in the theme.
  expect(falls[0]!.fall!.ratio).toBeCloseTo(0.5, 12);
});

test('departments come by name, and one that is nobody’s or elsewhere has no card', async () => {
  await run((tx) => insertDepartment(tx, { name: 'Arrivals', kind: 'supplier' }));
  const { items } = await cards();
  expect(items.map(({ department }) => department.name)).toEqual(['Arrivals', 'Billing']);
  const other = asker(t, (await t.member('admin')).headers);
  const answer = await other(contract.readScorecard, { params: { id: billing } });
  expect(answer.status).toBe(404);
});

test('no card tells people apart who took the contacts', async () => {
  const themeId = await billingTheme();
  const ids = await say(5, { themeId, daysAgo: 3 });
  await t.owner`update feedback set member_id = ${chair.memberId} where id = any(${ids}::uuid[])`;
  const answers = JSON.stringify([await cards(), await card()]);
  expect(answers).not.toContain(chair.memberId);
});
