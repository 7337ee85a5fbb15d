import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization, type Sql } from './connect.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** Tables of ours that belong to no organisation, each with the reason why. */
const shared = new Map([
  ['installation', 'one row for the whole installation, without anybody’s data'],
  ['schema_migrations', 'the names of the applied migrations'],
]);

interface TableFacts {
  name: string;
  hasOrg: boolean;
  secured: boolean;
  forced: boolean;
  policies: number;
}

/** What the catalogue says of every table in our schema. */
const readTables = (sql: Sql) => sql<TableFacts[]>`
  select relname as name, relrowsecurity as secured, relforcerowsecurity as forced,
    relname = 'organization' or exists (select from pg_attribute
      where attrelid = pg_class.oid and attname = 'org_id' and not attisdropped) as has_org,
    (select count(*)::int from pg_policy where polrelid = pg_class.oid and polcmd = '*'
      and polqual is not null and polwithcheck is not null) as policies
  from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`;

/** Names of the tables that do not keep the rule. */
async function unguarded(sql: Sql): Promise<string[]> {
  const tables = await readTables(sql);
  return tables
    .filter(({ name }) => !shared.has(name))
    .filter((t) => !t.hasOrg || !t.secured || !t.forced || t.policies === 0)
    .map(({ name }) => name);
}

test('every table is guarded by forced row-level security that also checks what is written', async () => {
  expect(await unguarded(db.owner)).toEqual([]);
});

test('the scan sees a table without a guard', async () => {
  await db.owner`create table careless (org_id uuid not null, secret text)`;
  await db.owner`alter table careless enable row level security`;
  expect(await unguarded(db.owner)).toEqual(['careless']);
  await db.owner`drop table careless`;
});

test('every unique index starts with the organisation', async () => {
  const rows = await db.owner<{ name: string }[]>`
    select i.relname as name
    from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class t on t.oid = x.indrelid
    where t.relnamespace = 'public'::regnamespace and x.indisunique
      and t.relname not in ('organization', 'installation', 'schema_migrations')
      and (select attname from pg_attribute
        where attrelid = t.oid and attnum = x.indkey[0]) is distinct from 'org_id'`;
  // A code typed from paper is one in the whole installation: nothing else says whose it is.
  expect(rows.map(({ name }) => name)).toEqual(['survey_link_code_key']);
});

test('no view and no function sees past the guard', async () => {
  const views = await db.owner`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
      and not coalesce('security_invoker=true' = any(reloptions), false)`;
  const functions = await db.owner`
    select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`;
  expect([views.length, functions.length]).toEqual([0, 0]);
});

test('the application owns nothing and bypasses nothing', async () => {
  const [role] = await db.sql<[{ superuser: boolean; bypasses: boolean; owns: number }]>`
    select rolsuper as superuser, rolbypassrls as bypasses,
      (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns
    from pg_roles where rolname = current_user`;
  expect(role).toEqual({ superuser: false, bypasses: false, owns: 0 });
});

test('without an organisation there are no rows, and no way to write one', async () => {
  const [org] = await db.owner<[{ id: string }]>`
    insert into organization (slug, name) values ('rls-a', 'A') returning id`;
  await db.owner`insert into department (org_id, name) values (${org.id}, 'Billing')`;
  for (const { name } of (await readTables(db.owner)).filter(({ name }) => !shared.has(name))) {
    const rows = await db.sql`select 1 from ${db.sql(name)} limit 1`;
    expect([name, rows.length]).toEqual([name, 0]);
  }
  const write = db.sql`insert into department (org_id, name) values (${org.id}, 'Sales')`;
  await expect(write).rejects.toThrow(/row-level security/);
});

test('one organisation neither sees nor writes another’s rows', async () => {
  const [a, b] = await db.owner<[{ id: string }, { id: string }]>`
    insert into organization (slug, name) values ('rls-b', 'B'), ('rls-c', 'C') returning id`;
  await db.owner`insert into department (org_id, name) values (${a.id}, 'Secret of B')`;
  const seen = await inOrganization(db.sql, b.id, (tx) => tx`select name from department`);
  expect(seen.length).toBe(0);
  const write = inOrganization(
    db.sql,
    b.id,
    (tx) => tx`insert into department (org_id, name) values (${a.id}, 'Planted')`,
  );
  await expect(write).rejects.toThrow(/row-level security/);
});
