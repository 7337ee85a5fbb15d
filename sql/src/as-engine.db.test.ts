import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asEngine, keepEngineOut } from './as-engine.ts';
import { connect } from './connect.ts';
import { undoImport } from './imports.ts';
import { replacePlacements } from './placing.ts';
import { testDatabase, untilSomebodyWaits, type TestDatabase } from './test-database.ts';
import { addComments, engineTheme, themeWorld } from './test-themes.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Two comments of an import: the engine has read the first, and there are two themes. */
async function importedWorld() {
  const world = await themeWorld(database);
  const made = await world.run(async (tx) => {
    const themes = [await engineTheme(tx, { label: 'a' }), await engineTheme(tx, { label: 'b' })];
    const [read, unread] = await addComments(tx, [{ themeId: themes[0]! }, {}]);
    const [row] = await tx<[{ id: string }]>`
      insert into import (org_id, file_name, state) values (app_org(), 'x', 'done') returning id`;
    return { importId: row.id, to: themes[1]!, read: read!, unread: unread! };
  });
  await database.owner`
    update feedback set import_id = ${made.importId} where org_id = ${world.orgId}`;
  return { ...world, ...made };
}

const place = (commentId: string, themeId: string) => [{ commentId, themeId, score: 0.5 }];

test('an undo waits for what the engine is writing, and the engine never for the undo', async () => {
  const { orgId, act, run, importId, to, read, unread } = await importedWorld();
  let undoing: Promise<boolean> | undefined;
  await asEngine(database.sql, orgId, async (tx) => {
    await replacePlacements(tx, place(read, to));
    undoing = act((other) => undoImport(other, importId));
    undoing.catch(() => undefined); // looked at below
    await untilSomebodyWaits(database);
    await replacePlacements(tx, place(unread, to));
  });
  expect(await undoing).toBe(true);
  expect(await run((tx) => tx`select from feedback`)).toHaveLength(0);
  expect(await run((tx) => tx`select from placement`)).toHaveLength(0);
});

test('the engine waits for an undo longer than a statement may take, and finds nothing left', async () => {
  const { orgId, act, importId, to, read, unread } = await importedWorld();
  const impatient = connect(database.url, {
    name: 'impatient',
    poolSize: 1,
    statementTimeout: 100,
  });
  let writing: Promise<unknown> | undefined;
  await act(async (tx) => {
    await undoImport(tx, importId);
    writing = asEngine(impatient, orgId, async (other) => {
      const [row] = await other<[{ timeout: string }]>`
        select current_setting('statement_timeout') as timeout`;
      const moved = await replacePlacements(other, [...place(read, to), ...place(unread, to)]);
      return { ...row, moved: moved.length };
    });
    writing.catch(() => undefined); // looked at below
    await untilSomebodyWaits(database);
    await sleep(200);
  });
  expect(await writing).toEqual({ timeout: '100ms', moved: 0 });
  await impatient.end();
});

test('of several organisations none waits for another, nor does the engine for itself', async () => {
  const [one, other] = [await themeWorld(database), await themeWorld(database)];
  const { sql } = database;
  await asEngine(sql, one.orgId, () => asEngine(sql, one.orgId, () => Promise.resolve()));
  await one.run(async (tx) => {
    await keepEngineOut(tx);
    await asEngine(sql, other.orgId, () => Promise.resolve());
  });
});
