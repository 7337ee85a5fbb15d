import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sql } from './connect.ts';
import {
  copiedColumns,
  erasedColumns,
  officeColumns,
  secretColumns,
  staffColumns,
  wordlessColumns,
} from './personal-data.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const lists = [
  erasedColumns,
  copiedColumns,
  staffColumns,
  secretColumns,
  officeColumns,
  wordlessColumns,
];
const named = lists.flatMap((list) =>
  Object.entries(list).flatMap(([table, columns]) => columns.map((name) => `${table}.${name}`)),
);

/** Every column that words can be in. */
async function columnsOfWords(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and (udt_name in ('_text', '_varchar', 'citext', 'xml')
      or data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'tsvector'))
    order by 1`;
  return rows.map(({ name }) => name);
}

const unsaid = async (sql: Sql) =>
  (await columnsOfWords(sql)).filter((name) => !named.includes(name));

test('of every column that words can be in it is said what becomes of it with an erasure', async () => {
  expect(await unsaid(db.owner)).toEqual([]);
});

test('a column that nobody said anything of is found', async () => {
  await db.owner`create table careless (org_id uuid, remark text)`;
  expect(await unsaid(db.owner)).toEqual(['careless.remark']);
  await db.owner`drop table careless`;
});

test('every column that is listed is there, and said to be one thing alone', async () => {
  const there = await columnsOfWords(db.owner);
  expect(named.filter((name) => !there.includes(name))).toEqual([]);
  expect(named.filter((name, i) => named.indexOf(name) !== i)).toEqual([]);
});
