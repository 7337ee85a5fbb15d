import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { connect, type Sql } from './connect.ts';
import { migrate, migrateDatabase, pendingMigrations } from './migrate.ts';

const cluster = process.env['VOCERO_TEST_POSTGRES']!;
const databases: Sql[] = [];
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vocero-migrations-'));
});
afterEach(() => rm(directory, { recursive: true }));
afterAll(() => Promise.all(databases.map((sql) => sql.end())));

const freshUrl = () => {
  const name = `test_migrate_${databases.length}_${process.pid}_${Date.now().toString(36)}`;
  return Object.assign(new URL(cluster), { pathname: name }).href;
};

async function freshDatabase(): Promise<Sql> {
  const url = freshUrl();
  const server = connect(cluster, { name: 'test', poolSize: 1 });
  await server`create database ${server(new URL(url).pathname.slice(1))}`;
  await server.end();
  const sql = connect(url, { name: 'test', poolSize: 6 });
  databases.push(sql);
  return sql;
}

const write = (name: string, statements: string) =>
  writeFile(join(directory, name), `-- migrate:up\n${statements}\n`);

async function exists(sql: Sql, table: string): Promise<boolean> {
  const [row] = await sql<{ found: boolean }[]>`select to_regclass(${table}) is not null as found`;
  return row!.found;
}

test('applies what is pending, in order, once', async () => {
  const sql = await freshDatabase();
  await write('0001_first.sql', 'create table a (n integer);');
  await write('0002_second.sql', 'insert into a values (1); insert into a values (2);');
  expect(await pendingMigrations(sql, directory)).toEqual(['0001_first.sql', '0002_second.sql']);
  expect(await migrate(sql, directory)).toEqual(['0001_first.sql', '0002_second.sql']);

  expect(await migrate(sql, directory)).toEqual([]);
  expect(await pendingMigrations(sql, directory)).toEqual([]);
  expect(await sql`select n from a order by n`).toEqual([{ n: 1 }, { n: 2 }]);
});

test('processes that start together apply each file once', async () => {
  const sql = await freshDatabase();
  await write('0001_slow.sql', 'create table a (n integer); select pg_sleep(0.3);');
  const runs = await Promise.all([1, 2, 3].map(() => migrate(sql, directory)));
  expect(runs.flat()).toEqual(['0001_slow.sql']);
});

test('a file that fails leaves nothing behind, and what came before it stays', async () => {
  const sql = await freshDatabase();
  await write('0001_good.sql', 'create table a (n integer);');
  await write('0002_bad.sql', 'create table b (n integer); select 1 / 0;');
  await expect(migrate(sql, directory)).rejects.toThrow('0002_bad.sql failed: division by zero');
  expect(await exists(sql, 'a')).toBe(true);
  expect(await exists(sql, 'b')).toBe(false);

  await write('0002_bad.sql', 'create table b (n integer);');
  expect(await migrate(sql, directory)).toEqual(['0002_bad.sql']);
});

test('a file changed after it was applied is refused, other line ends are not a change', async () => {
  const sql = await freshDatabase();
  await write('0001_first.sql', 'create table a (n integer);');
  await migrate(sql, directory);
  await write('0001_first.sql', 'create table a (n integer);\r');
  expect(await migrate(sql, directory)).toEqual([]);

  await write('0001_first.sql', 'create table a (n bigint);');
  await expect(migrate(sql, directory)).rejects.toThrow('0001_first.sql was changed after');
});

test('a file numbered below an applied one is refused', async () => {
  const sql = await freshDatabase();
  await write('0002_second.sql', 'create table a (n integer);');
  await migrate(sql, directory);
  await write('0001_late.sql', 'create table b (n integer);');
  await expect(migrate(sql, directory)).rejects.toThrow('0001_late.sql comes before 0002');
});

test('a file may build an index without blocking writers, while other processes wait', async () => {
  const sql = await freshDatabase();
  await write('0001_table.sql', 'create table a (n integer);');
  await writeFile(
    join(directory, '0002_index.sql'),
    '-- migrate:up transaction:false\ncreate index concurrently a_n on a (n);\n',
  );
  await Promise.all([migrate(sql, directory), migrate(sql, directory)]);
  expect(await exists(sql, 'a_n')).toBe(true);
});

test('files out of form are refused by name', async () => {
  const sql = await freshDatabase();
  await write('1_short.sql', 'select 1;');
  await expect(migrate(sql, directory)).rejects.toThrow('1_short.sql must be named');
  await rm(join(directory, '1_short.sql'));

  await writeFile(join(directory, '0001_bare.sql'), 'select 1;');
  await expect(migrate(sql, directory)).rejects.toThrow('must start with the line -- migrate:up');
  await write('0001_bare.sql', 'select 1;\n-- migrate:down\nselect 2;');
  await expect(migrate(sql, directory)).rejects.toThrow('only go forward');
  await write('0001_bare.sql', 'select 1;');
  await write('0001_twin.sql', 'select 1;');
  await expect(migrate(sql, directory)).rejects.toThrow('Two migrations have the number 0001');
});

test('a missing database is created, and the application can log in and see what is pending', async () => {
  const ownerUrl = freshUrl();
  const login = { username: `login_${process.pid}`, password: "it's %40 secret" };
  const appUrl = Object.assign(new URL(ownerUrl), login).href;
  expect(await migrateDatabase(ownerUrl, appUrl)).not.toHaveLength(0);
  expect(await migrateDatabase(ownerUrl, appUrl)).toEqual([]);

  const app = connect(appUrl, { name: 'test' });
  databases.push(app);
  expect(await pendingMigrations(app)).toEqual([]);
  await expect(app`create table mine (n integer)`).rejects.toThrow('permission denied');
});

test('the application must not be the owner nor evade row-level security', async () => {
  const ownerUrl = freshUrl();
  await expect(migrateDatabase(ownerUrl, ownerUrl)).rejects.toThrow('must not log in as the owner');

  const owner = connect(ownerUrl, { name: 'test' });
  databases.push(owner);
  const boss = { username: `boss_${process.pid}`, password: 'x' };
  await owner`create role ${owner(boss.username)} superuser`;
  const appUrl = Object.assign(new URL(ownerUrl), boss).href;
  await expect(migrateDatabase(ownerUrl, appUrl)).rejects.toThrow('evades row-level security');
});
