import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from './connect.ts';
import { testDatabase, untilSomebodyWaits, type TestDatabase } from './test-database.ts';
import { addComments, engineTheme, themeWorld, type ThemeWorld } from './test-themes.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const NOBODY = '01890000-0000-7000-8000-000000000001';
const refused = { code: '23503' };

const insertFeedback = (tx: Tx, { orgId, importId }: { orgId: string; importId: string | null }) =>
  tx`
    insert into feedback (org_id, channel, text, case_code, import_id)
    select ${orgId}, 'phone', 'words', substr(gen_random_uuid()::text, 1, 18), ${importId}::uuid
    from generate_series(1, 3)`;

const place = (tx: Tx, feedbackIds: readonly string[], themeId: string | null) => tx`
  insert into placement (org_id, feedback_id, theme_id, state, by, occurred_at)
  select app_org(), id, ${themeId}::uuid,
    case when ${themeId}::uuid is null then 'unsorted' else 'placed' end, 'engine', now()
  from unnest(${[...feedbackIds]}::uuid[]) as comment (id)`;

async function newImport({ run }: ThemeWorld): Promise<string> {
  const [row] = await run(
    (tx) => tx<[{ id: string }]>`
      insert into import (org_id, file_name, state) values (app_org(), 'x', 'done') returning id`,
  );
  return row.id;
}

test('a comment belongs to an organisation and an import that are there', async () => {
  const [world, other] = [await themeWorld(database), await themeWorld(database)];
  const { run, orgId } = world;
  const importId = await newImport(world);
  await run((tx) => insertFeedback(tx, { orgId, importId }));
  const foreign = await newImport(other);
  for (const wrong of [NOBODY, foreign]) {
    const writing = run((tx) => insertFeedback(tx, { orgId, importId: wrong }));
    await expect(writing).rejects.toMatchObject(refused);
  }
  const owner = database.owner.begin((tx) => insertFeedback(tx, { orgId: NOBODY, importId: null }));
  await expect(owner).rejects.toMatchObject(refused);
});

test('a placement is of a comment and in a theme that are there', async () => {
  const { run } = await themeWorld(database);
  const themeId = await run((tx) => engineTheme(tx, { label: 'a' }));
  const ids = await run((tx) => addComments(tx, [{}, {}]));
  await run((tx) => place(tx, ids, themeId));
  await expect(run((tx) => place(tx, [NOBODY], null))).rejects.toMatchObject(refused);
  const [left] = await run((tx) => addComments(tx, [{}]));
  await expect(run((tx) => place(tx, [left!], NOBODY))).rejects.toMatchObject(refused);
  const moving = run((tx) => tx`update placement set theme_id = ${NOBODY}`);
  await expect(moving).rejects.toMatchObject(refused);
});

test('another organisation’s comment and theme are not there', async () => {
  const [world, other] = [await themeWorld(database), await themeWorld(database)];
  const [own] = await world.run((tx) => addComments(tx, [{}]));
  const [foreign] = await other.run((tx) => addComments(tx, [{}]));
  const foreignTheme = await other.run((tx) => engineTheme(tx, { label: 'theirs' }));
  const { run } = world;
  await expect(run((tx) => place(tx, [foreign!], null))).rejects.toMatchObject(refused);
  await expect(run((tx) => place(tx, [own!], foreignTheme))).rejects.toMatchObject(refused);
});

test('an import and a theme with comments cannot go', async () => {
  const world = await themeWorld(database);
  const { run, orgId } = world;
  const importId = await newImport(world);
  await run((tx) => insertFeedback(tx, { orgId, importId }));
  const removing = run((tx) => tx`delete from import where id = ${importId}`);
  await expect(removing).rejects.toMatchObject(refused);
  const themeId = await run((tx) => engineTheme(tx, { label: 'a' }));
  await run((tx) => addComments(tx, [{ themeId }]));
  const emptying = run((tx) => tx`delete from theme where id = ${themeId}`);
  await expect(emptying).rejects.toMatchObject(refused);
});

test('with a comment goes its placement, and with an organisation all it has', async () => {
  const world = await themeWorld(database);
  const { run, orgId } = world;
  const themeId = await run((tx) => engineTheme(tx, { label: 'a' }));
  const [first] = await run((tx) => addComments(tx, [{ themeId }, { themeId }]));
  const importId = await newImport(world);
  await run((tx) => insertFeedback(tx, { orgId, importId }));
  const placed = async () =>
    (
      await database.owner`
    select from placement where org_id = ${orgId}`
    ).length;
  await run((tx) => tx`delete from feedback where id = ${first!}`);
  expect(await placed()).toBe(1);
  await run((tx) => tx`delete from organization where id = ${orgId}`);
  const left = await database.owner`select from feedback where org_id = ${orgId}`;
  expect([await placed(), left.length]).toEqual([0, 0]);
});

test('a comment that is being placed cannot go before, nor one that goes be placed', async () => {
  const { run, orgId } = await themeWorld(database);
  const [a, b] = await run((tx) => addComments(tx, [{}, {}]));
  let deleting: Promise<unknown> | undefined;
  await run(async (tx) => {
    await place(tx, [a!], null);
    deleting = run((other) => other`delete from feedback where id = ${a!}`);
    await untilSomebodyWaits(database);
  });
  await deleting;
  let placing: Promise<unknown> | undefined;
  await run(async (tx) => {
    await tx`delete from feedback where id = ${b!}`;
    placing = run((other) => place(other, [b!], null));
    placing.catch(() => undefined); // looked at below
    await untilSomebodyWaits(database);
  });
  await expect(placing).rejects.toMatchObject(refused);
  expect(await database.owner`select from placement where org_id = ${orgId}`).toHaveLength(0);
});

test('which comment a placement is of cannot be changed', async () => {
  const { run } = await themeWorld(database);
  const [a, b] = await run((tx) => addComments(tx, [{}, {}]));
  await run((tx) => place(tx, [a!], null));
  const change = run(
    (tx) => tx`update placement set feedback_id = ${b!} where feedback_id = ${a!}`,
  );
  await expect(change).rejects.toMatchObject({ code: '42501' });
});
