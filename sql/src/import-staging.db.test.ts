import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from './connect.ts';
import { createStaging, openStaging, type StagedRow } from './import-staging.ts';
import { storeStaged } from './import-storing.ts';
import { insertImport } from './imports.ts';
import { insertOrganization } from './organizations.ts';
import { inOwnTransaction } from './own-connection.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

let db: TestDatabase;
let orgId: string;
beforeAll(async () => {
  db = await testDatabase();
  const organization = { slug: 'staging', name: 'Staging', locale: 'en' };
  orgId = await db.sql.begin((tx) => insertOrganization(tx, organization));
});
afterAll(() => db.close());

const row = (caseCode: string, more: Partial<StagedRow> = {}): StagedRow => ({
  line: 1,
  refusal: null,
  raw: null,
  channel: 'import',
  text: 'words',
  original: null,
  language: null,
  kind: null,
  kindRuleId: null,
  type: null,
  typeBy: null,
  reasonId: null,
  reasonOther: null,
  customerRef: null,
  externalId: null,
  caseCode,
  sanitised: false,
  occurredAt: null,
  ...more,
});

async function newImport(): Promise<string> {
  const id = randomUUID();
  await inOrganization(db.sql, orgId, (tx) =>
    insertImport(tx, { id, fileName: 'x', createdBy: null }),
  );
  return id;
}

const store = (importId: string, rows: StagedRow[], codes: string[] = []) =>
  inOwnTransaction(db.url, { name: 'test', orgId }, async ({ tx }) => {
    await createStaging(tx);
    const staging = await openStaging(tx);
    await staging.write(rows);
    await staging.end();
    return storeStaged(tx, importId, { good: rows.length, newCode: () => codes.shift()! });
  });

test('a case code that is taken, also within the file, is replaced until it is free', async () => {
  const first = await newImport();
  expect(await store(first, [row('AAAAAAAA')])).toBe(1);
  const second = await newImport();
  const codes = ['AAAAAAAA', 'CCCCCCCC', 'DDDDDDDD'];
  const rows = [row('AAAAAAAA'), row('BBBBBBBB'), row('BBBBBBBB', { externalId: 'e1' })];
  expect(await store(second, rows, codes)).toBe(3);
  const stored = await db.owner`
    select case_code from feedback where import_id = ${second} order by case_code`;
  expect(stored.map((found) => found['caseCode'] as string)).toEqual([
    'BBBBBBBB',
    'CCCCCCCC',
    'DDDDDDDD',
  ]);
});

test('of two rows with one external id the first is stored', async () => {
  const id = await newImport();
  const rows = [
    row('00000001', { externalId: 'twice', text: 'the first' }),
    row('00000002', { externalId: 'twice', text: 'the second' }),
  ];
  expect(await store(id, rows)).toBe(1);
  expect(await store(await newImport(), rows)).toBe(0);
  const stored = await db.owner`select text from feedback where external_id = 'twice'`;
  expect(stored).toEqual([{ text: 'the first' }]);
});

test('any text comes through as it is', async () => {
  const id = await newImport();
  const text = 'a\tb\\N \\. c\r\nd "e" — šđ 👍🏽 \u{10ffff}';
  expect(await store(id, [row('00000003', { text })])).toBe(1);
  expect(await db.owner`select text from feedback where import_id = ${id}`).toEqual([{ text }]);
});

test('what the server refuses is given up, and nothing hangs or stays', async () => {
  const bad = row('00000004', { text: 'NUL \0 cannot be stored' });
  const work = inOwnTransaction(db.url, { name: 'test', orgId }, async ({ tx }) => {
    await createStaging(tx);
    const staging = await openStaging(tx, 500);
    await staging.write([bad]);
    await staging.end();
  });
  await expect(work).rejects.toMatchObject({ code: 'CONNECTION_STALLED' });
  const open = await db.owner`
    select from pg_stat_activity where application_name = 'test' and query ilike 'copy import_row%'`;
  expect(open).toHaveLength(0);
});

test('a connection that is cut in the middle ends the work', async () => {
  const work = inOwnTransaction(db.url, { name: 'cut me', orgId }, async ({ tx }) => {
    await createStaging(tx);
    const staging = await openStaging(tx);
    await staging.write([row('00000005')]);
    await db.owner`
      select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut me'`;
    for (;;) {
      await staging.write(Array.from({ length: 2_000 }, () => row('00000006')));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
  await expect(work).rejects.toThrow();
});
