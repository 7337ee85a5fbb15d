import { regressThemes } from '@vocero/sql/regress-themes';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { addComments } from '@vocero/sql/test-themes';
import { undoEvent } from '@vocero/sql/undo-event';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dayOfWeek, testVerifying, type TestVerifying } from './test-verifying.ts';

let database: TestDatabase;
let v: TestVerifying;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  v = await testVerifying(database);
});
afterAll(() => database.close());

/** Verified, and prevented three days ago: after the middle of any full week. */
async function prevented(): Promise<void> {
  await v.hear(2, 2, 2, 2);
  await v.runJob();
  await v.world.run(
    (tx) => tx`
      update theme set status = 'prevented', status_since = now() - interval '3 days'
      where id = ${v.id}`,
  );
}

/** Comments that are placed now, as the worker does; then the promised job. */
async function hearAgain(count: number, ago = 1): Promise<string[]> {
  const regressed = await v.world.run(async (tx) => {
    const said = { themeId: v.id, daysAgo: ago, placedDaysAgo: 0 };
    await addComments(
      tx,
      Array.from({ length: count }, () => said),
    );
    return regressThemes(tx, [v.id]);
  });
  await v.handle();
  return regressed;
}

test('a prevented theme bears as many comments as its goal, and comes back with too many', async () => {
  await prevented();
  // Of 2 a week, 5 or more come by accident once in twenty times, 6 or more in sixty times.
  expect(await hearAgain(5)).toEqual([]);
  expect((await v.readTheme()).status).toBe('prevented');
  await hearAgain(1);
  expect(await v.readTheme()).toMatchObject({ status: 'owned', verifiedAt: null });
  expect((await v.listEvents()).at(-1)).toMatchObject({ act: 'regressed', by: 'engine' });
  expect((await v.listMessages()).map(({ kind }) => kind)).toEqual(['verified', 'regressed']);
});

test('a fall that was verified is watched before the theme is prevented, too', async () => {
  await v.hear(2, 2, 2, 2);
  await v.runJob();
  // In the middle of as much of the week as has passed since those that were tested.
  const ago = (Date.now() - Date.parse(`${dayOfWeek(0, 0)}T00:00:00Z`)) / 86_400_000 / 2;
  await hearAgain(5, ago);
  await v.runJob();
  expect(await v.readTheme()).toMatchObject({ status: 'verifying' });
  expect((await v.readTheme()).verifiedAt).not.toBeNull();
  await hearAgain(1, ago);
  await v.runJob();
  expect(await v.readTheme()).toMatchObject({ status: 'owned', verifiedAt: null });
});

test('an import of what was said before it was prevented changes nothing', async () => {
  await prevented();
  await hearAgain(50, 6);
  await hearAgain(50, 300);
  expect((await v.readTheme()).status).toBe('prevented');
});

test('weeks of the usual number do not add up to too many', async () => {
  await prevented();
  await v.world.run(
    (tx) => tx`update theme set status_since = now() - interval '60 days' where id = ${v.id}`,
  );
  for (const ago of [50, 40, 30, 20, 10]) await hearAgain(3, ago);
  await hearAgain(2);
  expect((await v.readTheme()).status).toBe('prevented');
});

test('once a person undid it, only comments placed later count', async () => {
  await prevented();
  await hearAgain(8);
  const event = (await v.listEvents()).at(-1);
  await v.world.act((tx) => undoEvent(tx, event.id, v.world.memberId));
  await v.runJob();
  expect((await v.readTheme()).status).toBe('prevented');
  await hearAgain(8);
  expect((await v.readTheme()).status).toBe('owned');
});
