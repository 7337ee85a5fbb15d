import { inOrganization } from '@vocero/sql/connect';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { addComments, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { tellPraise } from './tell-praise.ts';

let database: TestDatabase;
let world: ThemeWorld;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  world = await themeWorld(database);
  await database.owner`update member set name = 'Amra Hodžić' where id = ${world.memberId}`;
});
afterAll(() => database.close());

/** Comments of a type come in, and are gone over twice, as a job may be. */
async function comeIn(type: string | null, ...texts: string[]) {
  const ids = await world.run((tx) =>
    addComments(
      tx,
      texts.map((text) => ({ text })),
    ),
  );
  const typeBy = type && 'words';
  await database.owner`
    update feedback set type = ${type}, type_by = ${typeBy} where id = any(${ids})`;
  for (let turn = 0; turn < 2; turn += 1) await world.run((tx) => tellPraise(tx, ids));
  const told = await inOrganization(
    database.sql,
    world.orgId,
    (tx) => tx<{ feedbackId: string }[]>`
      select feedback_id from message where kind = 'praised' and member_id = ${world.memberId}`,
  );
  return { ids, told: told.map(({ feedbackId }) => feedbackId) };
}

test('whose whole name stands in praise is told, once for each comment', async () => {
  const { ids, told } = await comeIn(
    'praise',
    'Amra Hodžić explained it all',
    'Hvala Amri Hodzic na svemu',
  );
  expect(new Set(told)).toEqual(new Set(ids));
  expect(told).toHaveLength(2);
});

test('a first name alone tells nobody', async () => {
  expect((await comeIn('praise', 'Amra explained it all')).told).toEqual([]);
});

test('a complaint that names somebody tells nobody', async () => {
  expect((await comeIn('complaint', 'Amra Hodžić hung up on me')).told).toEqual([]);
  expect((await comeIn(null, 'Amra Hodžić called')).told).toEqual([]);
});

test('who was named when the comment came in is told of it', async () => {
  const ids = await world.run((tx) => addComments(tx, [{ text: 'Fast!' }]));
  await database.owner`
    insert into praise (org_id, feedback_id, member_id, by)
    values (${world.orgId}, ${ids[0]!}, ${world.memberId}, 'person')`;
  await database.owner`update feedback set type = 'praise', type_by = 'person' where id = ${ids[0]!}`;
  await world.run((tx) => tellPraise(tx, ids));
  const rows = await database.owner`select from message where feedback_id = ${ids[0]!}`;
  expect(rows).toHaveLength(1);
});
