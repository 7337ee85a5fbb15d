import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { connect, inOrganization, type Sql, type Tx } from './connect.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

// The driver as published ends the process, or runs the rest of a dead transaction in whatever its
// connection does next. patches/ mends that; these tests fail without it.

const OURS = '01890000-0000-7000-8000-000000000001';
const THEIRS = '01890000-0000-7000-8000-000000000002';

let database: TestDatabase;
let one: Sql;
const uncaught: unknown[] = [];
const catchAll = (error: unknown) => void uncaught.push(error);

beforeAll(async () => {
  database = await testDatabase();
  await database.owner`create table note (org text, words text)`;
  await database.owner`grant select, insert on note to vocero_app`;
  process.on('uncaughtException', catchAll);
});
afterAll(async () => {
  process.off('uncaughtException', catchAll);
  await database.close();
});
beforeEach(() => {
  one = connect(database.url, { name: 'one', poolSize: 1 });
});
afterEach(async () => {
  await one.end({ timeout: 1 });
  expect(uncaught).toEqual([]);
});

const pidOf = async (tx: Tx | Sql) => {
  const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return row!.pid;
};

const kill = async (pid: number) => {
  await database.owner`select pg_terminate_backend(${pid})`;
};

const note = (tx: Tx, words: string) => tx`
  insert into note values (current_setting('app.org', true), ${words})`;

const listNotes = () => database.owner`select org, words from note`;

test('a transaction whose server dies fails, and the pool goes on', async () => {
  for (let round = 0; round < 3; round++) {
    const dying = inOrganization(one, OURS, async (tx) => {
      const pid = await pidOf(tx);
      setTimeout(() => void kill(pid), 20);
      await tx`select pg_sleep(5)`;
    });
    await expect(dying).rejects.toThrow(/CONNECTION_CLOSED|terminating connection/);
    expect(await pidOf(one)).toBeGreaterThan(0);
  }
});

test('what is left of a dead transaction never runs in another one', async () => {
  let goOn = () => {};
  const paused = new Promise<void>((resolve) => (goOn = resolve));
  let leftover: Promise<unknown> = Promise.resolve();
  const dying = inOrganization(one, OURS, async (tx) => {
    await kill(await pidOf(tx));
    await paused;
    leftover = note(tx, 'from the dead').then(
      () => 'ran',
      () => 'refused',
    );
    await leftover;
  });
  await expect(dying).rejects.toThrow();

  await inOrganization(one, THEIRS, async (tx) => {
    await note(tx, 'alive');
    goOn();
    await sleep(50);
    expect(await leftover).toBe('refused');
  });
  expect(await listNotes()).toEqual([{ org: THEIRS, words: 'alive' }]);
});

test('a reserved connection that was lost is not given back as if it were whole', async () => {
  const session = await one.reserve();
  await kill(await pidOf(session));
  await sleep(50);
  await expect(session`select 1`).rejects.toThrow();
  session.release();
  expect(await pidOf(one)).toBeGreaterThan(0);
});
