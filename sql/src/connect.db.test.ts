import { afterAll, beforeAll, expect, test } from 'vitest';
import { asRelay, connect, inOrganization, withLookup, type Sql, type Tx } from './connect.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

const ORG = '01890000-0000-7000-8000-000000000001';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** What row-level security would see now. */
async function settings(sql: Sql | Tx) {
  const [row] = await sql<{ org: string; lookup: string; relay: string }[]>`
    select coalesce(current_setting('app.org', true), '') as org,
           coalesce(current_setting('app.lookup', true), '') as lookup,
           coalesce(current_setting('app.relay', true), '') as relay`;
  return row;
}

const NOTHING = { org: '', lookup: '', relay: '' };

test('each scope sets its own setting and nothing else', async () => {
  const { sql } = database;
  expect(await inOrganization(sql, ORG, settings)).toEqual({ ...NOTHING, org: ORG });
  expect(await withLookup(sql, 'acme', settings)).toEqual({ ...NOTHING, lookup: 'acme' });
  expect(await asRelay(sql, settings)).toEqual({ ...NOTHING, relay: 'on' });
});

test('a scope ends with its transaction, on a pool of one connection, also after a failure', async () => {
  const one = connect(database.url, { name: 'one', poolSize: 1 });
  await inOrganization(one, ORG, settings);
  expect(await settings(one)).toEqual(NOTHING);

  const failing = inOrganization(one, ORG, (tx) => tx`select 1 / 0`);
  await expect(failing).rejects.toThrow('division by zero');
  expect(await settings(one)).toEqual(NOTHING);

  // The control: a setting made for the session, not the transaction, is what would leak.
  await one`select set_config('app.org', ${ORG}, false)`;
  expect(await settings(one)).toEqual({ ...NOTHING, org: ORG });
  await one.end();
});

test('what fails in a scope is rolled back', async () => {
  const { owner } = database;
  await owner`create table kept (n integer)`;
  const failing = inOrganization(owner, ORG, async (tx) => {
    await tx`insert into kept values (1)`;
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await owner`select n from kept`).toHaveLength(0);
});

test('columns turn camel, keys inside jsonb do not', async () => {
  const [row] = await database.sql`select 1 as first_seen, '{"first_seen": 1}'::jsonb as raw_body`;
  expect(row).toEqual({ firstSeen: 1, rawBody: { first_seen: 1 } });
});

test('a bigint is a number, a day its text, an instant a Date', async () => {
  const [row] = await database.sql`
    select 9007199254740991::bigint as big, '2026-03-29'::date as due,
           '2026-03-29T01:30:00Z'::timestamptz as at`;
  expect(row).toEqual({
    big: 9_007_199_254_740_991,
    due: '2026-03-29',
    at: new Date('2026-03-29T01:30:00Z'),
  });
  const [sent] =
    await database.sql`select ${'2026-03-29'}::date + 1 as due, ${7}::bigint + 1 as big`;
  expect(sent).toEqual({ due: '2026-03-30', big: 8 });
});

test('a bigint beyond what a number holds is refused, not rounded', async () => {
  const query = database.sql`select 9007199254740993::bigint as big`;
  await expect(query).rejects.toThrow('does not fit a number');
  expect(await settings(database.sql)).toEqual(NOTHING); // the connection is still good
});

test('the server gives up on a statement that takes too long', async () => {
  const hurried = connect(database.url, { name: 'hurried', poolSize: 1, statementTimeout: 50 });
  await expect(hurried`select pg_sleep(5)`).rejects.toThrow('statement timeout');
  await hurried.end();
});

test('the server is asked to notice within a minute that a client vanished', async () => {
  const rows = await database.sql<{ name: string; setting: string }[]>`
    select name, setting from pg_settings where name like 'tcp_%' and source = 'client'`;
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
    tcp_keepalives_idle: '30',
    tcp_keepalives_interval: '10',
    tcp_keepalives_count: '3',
    ...(process.platform === 'linux' && { tcp_user_timeout: '60000' }),
  });
});

test('the application owns nothing and is bound by row-level security', async () => {
  const [role] = await database.sql`
    select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
           exists (select from pg_class where relowner = pg_roles.oid) as owns
    from pg_roles where rolname = current_user`;
  expect(Object.values(role!)).toEqual([false, false, false, false, false]);
});
