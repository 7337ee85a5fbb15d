import { afterAll, beforeAll, expect, test } from 'vitest';
import { regressThemes } from './regress-themes.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments, engineTheme, themeWorld, type ThemeWorld } from './test-themes.ts';
import { undoEvent } from './undo-event.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** A theme that was prevented five days ago. */
async function preventedTheme({ run, memberId }: ThemeWorld): Promise<string> {
  return run(async (tx) => {
    const id = await engineTheme(tx, { label: 'Late', status: 'prevented', ownerId: memberId });
    await tx`update theme set status_since = now() - interval '5 days' where id = ${id}`;
    return id;
  });
}

/** What the worker does: places a comment, then looks for what regressed. */
const hear = ({ run }: ThemeWorld, themeId: string, daysAgo: number) =>
  run(async (tx) => {
    await addComments(tx, [{ themeId, daysAgo, placedDaysAgo: 0 }]);
    return regressThemes(tx, [themeId]);
  });

test('a comment said after prevention brings the theme back to its owner, marked', async () => {
  const world = await themeWorld(database);
  const id = await preventedTheme(world);
  expect(await hear(world, id, 1)).toEqual([id]);
  const [theme] = await world.run(
    (tx) => tx`select status, owner_id, regressed_at is not null as regressed, version from theme`,
  );
  expect(theme).toEqual({ status: 'owned', ownerId: world.memberId, regressed: true, version: 2 });
  const [event] = await world.run((tx) => tx`select act, by, before, after from theme_event`);
  expect(event).toMatchObject({
    act: 'regressed',
    by: 'engine',
    before: { status: 'prevented' },
    after: { status: 'owned' },
  });
});

test('a comment said before it, or in a theme of another status, changes nothing', async () => {
  const world = await themeWorld(database);
  const prevented = await preventedTheme(world);
  expect(await hear(world, prevented, 6)).toEqual([]);
  const heard = await world.run((tx) => engineTheme(tx, { label: 'Rude' }));
  expect(await hear(world, heard, 1)).toEqual([]);
});

test('once a person undid it, only comments placed later bring it back', async () => {
  const world = await themeWorld(database);
  const id = await preventedTheme(world);
  await hear(world, id, 1);
  const [event] = await world.run((tx) => tx<{ id: string }[]>`select id from theme_event`);
  await world.act((tx) => undoEvent(tx, event!.id, world.memberId));
  expect(await world.run((tx) => regressThemes(tx, [id]))).toEqual([]);
  expect(await hear(world, id, 1)).toEqual([id]);
});
