import { inOrganization, type Tx } from '@vocero/sql/connect';
import { addComments, engineTheme } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as targets from '../contract/targets.ts';
import { splitTheme } from '../contract/theme-merges.ts';
import * as contract from '../contract/themes.ts';
import { testApp, type TestApp, type TestMember } from '../test-app.ts';
import { asker, type Ask } from '../test-ask.ts';
import { toFix } from '../test-theme-parts.ts';

let t: TestApp;
let council: TestMember;
let ask: Ask;
let id: string;
beforeAll(async () => {
  t = await testApp({ LOG_LEVEL: 'error' });
});
beforeEach(async () => {
  council = await t.member('council');
  ask = asker(t, council.headers);
  id = await run((tx) =>
    engineTheme(tx, { label: 'Late', status: 'owned', ownerId: council.memberId }),
  );
});
afterAll(() => t.close());

const run = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(t.sql, council.orgId, work);

/** The Monday so many weeks ago; UTC. */
function monday(weeksAgo: number): string {
  const now = new Date();
  const day = now.getUTCDate() - ((now.getUTCDay() + 6) % 7) - weeksAgo * 7;
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), day))
    .toISOString()
    .slice(0, 10);
}

/** So many comments in each of the last full weeks, oldest first. */
const hear = (...counts: number[]) =>
  run((tx) =>
    addComments(
      tx,
      counts.flatMap((count, at) => {
        const noon = Date.parse(`${monday(counts.length - at)}T12:00:00Z`);
        const daysAgo = (Date.now() - noon) / 86_400_000;
        return Array.from({ length: count }, () => ({ themeId: id, daysAgo }));
      }),
    ),
  );

const target = (change = {}) => ({
  goal: 4,
  on: '2190-01-01',
  weeks: 2,
  from: monday(4),
  until: monday(0),
  ...change,
});
const set = async (change = {}) => {
  const { body } = await ask(contract.readTheme, { params: { id } });
  return ask(contract.changeTheme, {
    params: { id },
    body: { version: body.version, target: target(change) },
  });
};
const preview = (query = {}) =>
  ask(targets.previewTarget, {
    params: { id },
    query: { from: monday(4), until: monday(0), ...query },
  });

test('the baseline is counted and frozen, with how much its weeks vary', async () => {
  await hear(2, 10, 6, 6);
  const { body } = await set();
  expect(body.target).toEqual({
    metric: 'count',
    goal: 4,
    on: '2190-01-01',
    weeks: 2,
    // ((2 − 6)² + (10 − 6)²) / 6 over 3 degrees of freedom
    baseline: {
      from: monday(4),
      until: monday(0),
      weeks: 4,
      count: 24,
      driver: null,
      spread: 32 / 6 / 3,
    },
  });
  await hear(9, 9);
  const read = await ask(contract.readTheme, { params: { id } });
  expect(read.body.target).toEqual(body.target);
});

test('weeks before anybody spoke of it are no baseline, and the answer says which were taken', async () => {
  await hear(8, 6);
  const { body } = await set();
  expect(body.target!.baseline).toMatchObject({ from: monday(2), weeks: 2, count: 14 });
  const shown = await preview();
  expect(shown.body).toMatchObject({
    unheard: 2,
    weeks: [
      { start: monday(2), count: 8, since: `${monday(2)}T00:00:00.000Z` },
      { start: monday(1), count: 6 },
    ],
    baseline: { from: monday(2), until: monday(0), weeks: 2, count: 14 },
  });
  const before = await set({ from: monday(4), until: monday(2) });
  expect(before).toMatchObject({ status: 422, body: { code: 'baseline_empty' } });
});

test('neither the running week nor one to come is part of a baseline', async () => {
  await hear(5, 5, 5, 5);
  const { body } = await set({ until: '2190-01-01' });
  expect(body.target!.baseline).toMatchObject({ until: monday(0), weeks: 4 });
});

test('per 100 orders it needs the orders of all those weeks', async () => {
  await hear(5, 5, 5, 5);
  const refused = await set({ metric: 'rate' });
  expect(refused).toMatchObject({ status: 422, body: { code: 'driver_missing' } });
  const unchanged = await ask(contract.readTheme, { params: { id } });
  expect(unchanged.body.target).toBeNull();
  await run(
    (tx) => tx`
      insert into driver_amount (org_id, first_day, days, amount)
      values (app_org(), ${monday(4)}, 28, 1000)`,
  );
  expect((await set({ metric: 'rate', goal: 1 })).body.target!.baseline).toMatchObject({
    count: 20,
    driver: 1_000,
    spread: 1,
  });
  const { body } = await preview({ metric: 'rate' });
  expect(body.weeks.map(({ driver }) => driver)).toEqual([250, 250, 250, 250]);
});

test('a target is warned about in the preview and on the page, and set all the same', async () => {
  await hear(1, 0, 1, 0);
  const soon = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const { body } = await preview({ goal: 0.1, on: soon, weeks: 2 });
  expect(body.warnings).toEqual(['too_fast', 'baseline_thin']);
  const written = await set({ goal: 0.1, on: soon });
  expect(written.body.targetWarnings).toEqual(body.warnings);
  expect((await preview({ goal: 0.1 })).body.warnings).toEqual([]);
  const high = await set({ goal: 3 });
  expect(high.body.targetWarnings).toEqual(['goal_above_baseline', 'baseline_thin']);
});

test('progress: what each week says, how many are below, and what is awaited', async () => {
  const none = await ask(contract.readTheme, { params: { id } });
  expect(none.body.progress).toMatchObject({ state: 'no_target', weeks: [], nextCheckOn: null });
  await hear(20, 20, 20, 9, 3);
  await run(
    (tx) => tx`
      update theme set status = 'verifying', should_exist = 'no', decision_kind = 'simplify',
        acted_on = ${monday(3)}::date - 1 + 7
      where id = ${id}`,
  );
  const { body } = await set({ from: monday(5), until: monday(2) });
  expect(body.progress).toMatchObject({
    needed: 2,
    below: 1,
    state: 'not_yet',
    weeks: [
      { start: monday(2), count: 9, below: false, driver: null },
      { start: monday(1), count: 3, below: true },
    ],
    nextCheckOn: monday(-1),
  });
  // 60 in three weeks against 3 in one
  expect(body.progress.probability).toBeLessThan(0.001);
});

test('nothing is shown of another organisation, nor of a theme that is not there', async () => {
  const stranger = asker(t, (await t.member('admin')).headers);
  const query = { from: monday(4), until: monday(0) };
  const answer = await stranger(targets.previewTarget, { params: { id }, query });
  expect(answer.status).toBe(404);
});

test('every week of the trend has its bounds, and, for a rate, its orders', async () => {
  await hear(5, 5, 5, 5);
  await run(
    (tx) => tx`
      insert into driver_amount (org_id, first_day, days, amount)
      values (app_org(), ${monday(4)}, 28, 1000)`,
  );
  await set({ metric: 'rate', goal: 1 });
  const { body } = await ask(contract.readThemeTrend, { params: { id }, query: { weeks: 4 } });
  expect(body.weeks.map(({ count, driver }) => [count, driver])).toEqual([
    [5, 250],
    [5, 250],
    [5, 250],
    [0, null],
  ]);
  expect(body.weeks[0]).toMatchObject({
    since: `${monday(3)}T00:00:00.000Z`,
    until: `${monday(2)}T00:00:00.000Z`,
  });
});

test('what a theme is asked for on its way takes a target that is measured as asked', async () => {
  const { body } = await ask(contract.changeTheme, {
    params: { id },
    body: { version: 1, target: toFix.target },
  });
  expect(body.target?.baseline.weeks).toBe(8);
});

test('comments that leave the theme leave what it is compared with, and the page says so', async () => {
  await hear(20, 20, 20, 20);
  await set();
  const read = async () => (await ask(contract.readTheme, { params: { id } })).body;
  expect(await read()).toMatchObject({ targetWarnings: [], progress: { before: { level: 20 } } });
  const { items } = (
    await ask(contract.listThemeFeedback, { params: { id }, query: { limit: 40 } })
  ).body;
  const { version } = await read();
  await ask(splitTheme, {
    params: { id },
    body: { version, label: 'Other', feedbackIds: items.map((item) => item.id) },
  });
  const after = await read();
  expect(after.targetWarnings).toEqual(['comments_left']);
  expect(after.progress.before).toMatchObject({ level: 10 });
  expect(after.target!.baseline.count).toBe(80); // frozen
});
