import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addAction } from './actions.ts';
import { listStalledThemes } from './stalled-themes.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments, engineTheme, themeWorld, type ThemeWorld } from './test-themes.ts';
import { changeColumns } from './theme-acts.ts';
import { lockThemes, type ThemeStatus } from './theme-columns.ts';
import { insertThemeEvent } from './theme-events.ts';
import { findTheme } from './themes.ts';

let database: TestDatabase;
let world: ThemeWorld;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  world = await themeWorld(database);
});
afterAll(() => database.close());

/** A theme that came into its status so many days ago. */
const theme = (label: string, days: number, status: ThemeStatus = 'owned') =>
  world.run(async (tx) => {
    const id = await engineTheme(tx, { label, status: 'owned', ownerId: world.memberId });
    await tx`
      update theme set status = ${status}, status_since = now() - ${days} * interval '1 day',
        should_exist = 'no', decision_kind = 'improve'
      where id = ${id}`;
    return id;
  });

const stalled = async () =>
  (await world.run((tx) => listStalledThemes(tx))).map((found) => found.label);

test('a theme is stalled after the weeks that the organisation set, and not a day before', async () => {
  await theme('Day 27', 27);
  await theme('Day 29', 29);
  expect(await stalled()).toEqual(['Day 29']);
  await world.run((tx) => tx`update organization set stalled_weeks = 2`);
  expect(await stalled()).toEqual(['Day 29', 'Day 27']);
});

test('only who has an owner and is not prevented yet can stall', async () => {
  for (const status of ['owned', 'decided', 'being_fixed', 'verifying'] as const) {
    await theme(status, 60, status);
  }
  for (const status of ['heard', 'grouped', 'prevented', 'watching'] as const) {
    await theme(status, 60, status);
  }
  expect((await stalled()).sort()).toEqual(['being_fixed', 'decided', 'owned', 'verifying']);
});

test('a theme that waits for the weeks of its target has these weeks on top', async () => {
  const id = await theme('Waiting', 50, 'verifying');
  const baseline = { from: '2026-01-05', until: '2026-03-02', weeks: 8, count: 9 };
  const target = { metric: 'count', goal: 1, on: '2027-03-31', weeks: 4, baseline };
  await world.run((tx) => tx`update theme set target = ${tx.json(target)} where id = ${id}`);
  expect(await stalled()).toEqual([]);
  await world.run((tx) => tx`update theme set status_since = now() - interval '57 days'`);
  expect(await stalled()).toEqual(['Waiting']);
});

test('an action moves a theme; comments, a new label and a named barrier do not', async () => {
  const acted = await theme('Acted on', 60);
  const named = await theme('Named', 60);
  const { memberId } = world;
  await world.act(async (tx) => {
    await addComments(tx, [{ themeId: named }]);
    const [locked] = await lockThemes(tx, [named]);
    const change = { barrier: 'not_ours', barrierNote: 'The carrier' } as const;
    await changeColumns(tx, locked!, change, { act: 'barrier_named', memberId });
    await insertThemeEvent(tx, { themeId: named, act: 'renamed', memberId });
    const action = { themeId: acted, what: 'Call the carrier', ownerId: null, dueOn: null };
    await addAction(tx, { ...action, memberId });
  });
  const found = await world.run((tx) => listStalledThemes(tx));
  expect(found).toMatchObject([
    { label: 'Named', barrier: 'not_ours', barrierNote: 'The carrier', ownerName: 'Ana' },
  ]);
  expect(await world.run((tx) => findTheme(tx, acted))).toMatchObject({ isStalled: false });
  expect(await world.run((tx) => findTheme(tx, named))).toMatchObject({ isStalled: true });
});

test('those whose barrier nobody named come first, then those that stand longest', async () => {
  const known = await theme('Known', 90);
  await theme('Younger', 40);
  await theme('Older', 80);
  await world.run((tx) => tx`update theme set barrier = 'unfixable' where id = ${known}`);
  expect(await stalled()).toEqual(['Older', 'Younger', 'Known']);
});

test('what moved a theme last is found in its own index, however much happened to it', async () => {
  await theme('Busy', 60);
  const plan = await world.run(async (tx) => {
    await tx`set local enable_seqscan = off`;
    return tx<{ 'QUERY PLAN': string }[]>`
      explain select e.created_at from theme_event e
      where e.org_id = app_org() and e.theme_id = new_id()
        and e.act in ('moved', 'cause_found', 'decided', 'target_set', 'verified',
          'prevention_noted', 'action_added', 'action_changed', 'action_done', 'action_removed')
      order by e.created_at desc limit 1`;
  });
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('theme_event_progress_idx');
});
