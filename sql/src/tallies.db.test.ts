import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from './connect.ts';
import { undoImport } from './imports.ts';
import { dismissComments, moveComments, takeOutComments } from './placements.ts';
import { replacePlacements } from './placing.ts';
import { compactTallies, countPlaced } from './tallies.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments, engineTheme, themeWorld, type ThemeWorld } from './test-themes.ts';
import { findTheme, markSeen } from './themes.ts';
import { undoEvent } from './undo-event.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** By theme and state: what is kept, and what is there. */
async function countsOf(tx: Tx) {
  const kept = await tx`
    select theme_id, state, sum(count)::int as count from placement_tally
    group by theme_id, state having sum(count) <> 0 order by theme_id, state`;
  const there = await tx`
    select theme_id, state, count(*)::int as count from placement
    group by theme_id, state order by theme_id, state`;
  return { kept: [...kept], there: [...there] };
}

async function expectEqualCounts({ run }: ThemeWorld): Promise<void> {
  const { kept, there } = await run(countsOf);
  expect(kept).toEqual(there);
  const comments = there.reduce((sum, row) => sum + (row['count'] as number), 0);
  expect((await run(countPlaced)).comments).toBe(comments);
}

test('whatever happens to comments, what is kept is what would be counted', async () => {
  const world = await themeWorld(database);
  const { run, act, memberId } = world;
  const [a, b] = await run(async (tx) => [
    await engineTheme(tx, { label: 'a' }),
    await engineTheme(tx, { label: 'b' }),
  ]);
  const places = [a, a, a, b, b, null, null, undefined];
  const comments = await run((tx) =>
    addComments(
      tx,
      places.map((themeId) => ({ themeId })),
    ),
  );
  await expectEqualCounts(world);

  const eventId = await act((tx) => moveComments(tx, comments.slice(0, 6), b, { memberId }));
  await expectEqualCounts(world);
  await act((tx) => undoEvent(tx, eventId!, memberId));
  await expectEqualCounts(world);
  await act((tx) => takeOutComments(tx, comments.slice(1, 3), { memberId }));
  await act((tx) => dismissComments(tx, comments.slice(5), { memberId }));
  await expectEqualCounts(world);
  const last = comments.slice(3, 4).map((commentId) => ({ commentId, themeId: a, score: 1 }));
  await run((tx) => replacePlacements(tx, last)); // a person's word: nothing changes
  await expectEqualCounts(world);
  await run((tx) => tx`delete from feedback where id = any(${comments.slice(0, 4)}::uuid[])`);
  await expectEqualCounts(world);
});

test('rows put together count the same, and know what was not looked at', async () => {
  const world = await themeWorld(database);
  const { run } = world;
  const themeId = await run((tx) => engineTheme(tx, { label: 'a' }));
  const add = (count: number, placedDaysAgo: number) =>
    run((tx) =>
      addComments(
        tx,
        Array.from({ length: count }, () => ({ themeId, placedDaysAgo })),
      ),
    );
  await add(2, 9);
  await add(3, 5);
  await run((tx) => markSeen(tx, themeId));
  await add(4, 1);
  const shown = async () => {
    const theme = await run((tx) => findTheme(tx, themeId));
    return { count: theme!.count, unseen: theme!.unseen };
  };
  expect(await shown()).toEqual({ count: 9, unseen: 4 });
  const rows = () => run((tx) => tx`select from placement_tally`);
  expect(await rows()).toHaveLength(3);
  await run((tx) => compactTallies(tx, 4));
  expect(await rows()).toHaveLength(3); // too few to be worth it
  await Promise.all([run((tx) => compactTallies(tx, 3)), run((tx) => compactTallies(tx, 3))]);
  expect(await rows()).toHaveLength(2);
  expect(await shown()).toEqual({ count: 9, unseen: 4 });
  await run((tx) => markSeen(tx, themeId));
  expect(await shown()).toEqual({ count: 9, unseen: 0 });
  await expectEqualCounts(world);
});

test('an import that is undone is counted off at once, not comment by comment', async () => {
  const world = await themeWorld(database);
  const { run } = world;
  const [row] = await run(
    (tx) => tx<[{ id: string }]>`
      insert into import (org_id, file_name, state) values (app_org(), 'a.csv', 'done')
      returning id`,
  );
  const themeId = await run((tx) => engineTheme(tx, { label: 'a' }));
  await run((tx) => addComments(tx, [{ themeId }, { themeId: null }]));
  const ids = await run((tx) =>
    addComments(
      tx,
      Array.from({ length: 50 }, () => ({ themeId })),
    ),
  );
  await database.owner`
    update feedback set import_id = ${row.id} where id = any(${ids}::uuid[])`;
  const rows = async () => (await run((tx) => tx`select from placement_tally`)).length;
  const before = await rows();
  expect(await run((tx) => undoImport(tx, row.id))).toBe(true);
  expect(await rows()).toBe(before + 1);
  await expectEqualCounts(world);
});

test('an organisation that goes leaves no counts behind', async () => {
  const { run, orgId } = await themeWorld(database);
  await run((tx) => addComments(tx, [{ themeId: null }, { themeId: null }]));
  await run((tx) => tx`delete from organization where id = ${orgId}`);
  const left = await database.owner`select from placement_tally where org_id = ${orgId}`;
  expect(left).toHaveLength(0);
});
