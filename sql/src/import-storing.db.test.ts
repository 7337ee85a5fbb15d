import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from './connect.ts';
import { createStaging, type StagedRow } from './import-staging.ts';
import { openStoring } from './import-storing.ts';
import { insertImport } from './imports.ts';
import { insertOrganization } from './organizations.ts';
import { inOwnTransaction } from './own-connection.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

let db: TestDatabase;
let orgId: string;
beforeAll(async () => {
  db = await testDatabase();
  const organization = { slug: 'storing', name: 'Storing', locale: 'en' };
  orgId = await db.sql.begin((tx) => insertOrganization(tx, organization));
});
afterAll(() => db.close());

const ROWS = 25_000;

const rowOf = (n: number): StagedRow => ({
  line: n,
  refusal: null,
  raw: null,
  channel: 'import',
  text: `words ${n}`,
  original: n % 1_000 === 0 ? `original words ${n}` : null,
  language: null,
  kind: null,
  kindRuleId: null,
  type: null,
  typeBy: null,
  reasonId: null,
  reasonOther: null,
  customerRef: null,
  externalId: `T-${n}`,
  caseCode: `C${n}`,
  sanitised: false,
  occurredAt: null,
});

const refusalOf = (n: number): StagedRow => ({ ...rowOf(n), refusal: 'text_empty', raw: 'row' });

async function newImport(): Promise<string> {
  const id = randomUUID();
  await inOrganization(db.sql, orgId, (tx) =>
    insertImport(tx, { id, fileName: 'x', createdBy: null }),
  );
  return id;
}

function store(importId: string, rows: readonly StagedRow[], newCode = () => 'NEVER') {
  return inOwnTransaction(db.url, { name: 'test', orgId }, async ({ tx }) => {
    await createStaging(tx);
    const storing = openStoring(tx, importId, newCode);
    for (let at = 0; at < rows.length; at += 700) await storing.write(rows.slice(at, at + 700));
    return storing.end();
  });
}

const countOf = async (table: string, importId: string) => {
  const [row] = await db.owner<[{ count: number }]>`
    select count(*)::int as count from ${db.owner(table)} where import_id = ${importId}`;
  return row.count;
};

test('rows of several stretches are stored once each, the first of each external id', async () => {
  const id = await newImport();
  const rows = Array.from({ length: ROWS }, (_, n) => rowOf(n));
  rows.push(...rows.slice(0, 3).map((row, n) => ({ ...row, text: 'later', caseCode: `L${n}` })));
  rows.push(refusalOf(ROWS));
  expect(await store(id, rows)).toBe(ROWS);
  expect([await countOf('feedback', id), await countOf('import_refusal', id)]).toEqual([ROWS, 1]);
  const later = await db.owner`select from feedback where text = 'later'`;
  const originals = await db.owner`select from feedback_original where org_id = ${orgId}`;
  expect([later.length, originals.length]).toEqual([0, ROWS / 1_000]);
  expect(await store(await newImport(), rows)).toBe(0);
});

test('a case code that an earlier stretch took is replaced', async () => {
  const id = await newImport();
  const rows = Array.from({ length: 12_000 }, (_, n) => ({
    ...rowOf(n),
    externalId: null,
    caseCode: n === 11_999 ? 'D0' : `D${n}`,
  }));
  expect(await store(id, rows, () => 'RENEWED')).toBe(12_000);
  const renewed = await db.owner`select text from feedback where case_code = 'RENEWED'`;
  expect(renewed).toEqual([{ text: 'words 11999' }]);
});

test('what a stretch may not store ends the work, and nothing stays', async () => {
  const id = await newImport();
  const rows = Array.from({ length: ROWS }, (_, n) => ({
    ...rowOf(n),
    externalId: null,
    caseCode: `E${n}`,
    kind: n === 5_000 ? 'unheard of' : null,
  }));
  await expect(store(id, rows)).rejects.toMatchObject({ code: '23514' });
  expect(await countOf('feedback', id)).toBe(0);
});

test('few long rows are a stretch too', async () => {
  const id = await newImport();
  const rows = Array.from({ length: 1_000 }, (_, n) => ({
    ...rowOf(n),
    externalId: null,
    caseCode: `LONG${n}`,
    text: 'long '.repeat(1_800),
  }));
  let emptied = 0;
  await inOwnTransaction(db.url, { name: 'test', orgId }, async ({ tx }) => {
    await createStaging(tx);
    const watched = new Proxy(tx, {
      apply: (query, self, [words, ...values]: [TemplateStringsArray, ...unknown[]]) => {
        if (words[0]?.startsWith('truncate')) emptied += 1;
        return Reflect.apply(query, self, [words, ...values]) as unknown;
      },
    });
    const storing = openStoring(watched, id, () => 'NEVER');
    for (let at = 0; at < rows.length; at += 50) await storing.write(rows.slice(at, at + 50));
    expect(await storing.end()).toBe(1_000);
  });
  expect(emptied).toBe(2);
});
