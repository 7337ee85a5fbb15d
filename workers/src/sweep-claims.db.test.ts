import { inOrganization } from '@vocero/sql/connect';
import { insertClaim } from '@vocero/sql/idempotency';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from './log.ts';
import { startSweeping, sweepClaims } from './sweep-claims.ts';
import { testOrganization } from './test-organization.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** An organisation whose requests had these names, as many hours ago. */
async function organizationWith(hoursAgo: Record<string, number>): Promise<string> {
  const { owner, sql } = database;
  const { orgId } = await testOrganization(owner, sql);
  const answer = { id: orgId, caseCode: 'ABCD1234', isDuplicate: false };
  for (const [key, hours] of Object.entries(hoursAgo)) {
    const claim = { scope: 'key:1', key, bodyHash: 'hash', answer };
    await inOrganization(sql, orgId, (tx) => insertClaim(tx, claim));
    await owner`
      update idempotency_key set created_at = now() - ${hours} * interval '1 hour'
      where org_id = ${orgId} and key = ${key}`;
  }
  return orgId;
}

async function listNames(orgId: string): Promise<string[]> {
  const rows = await database.owner<{ key: string }[]>`
    select key from idempotency_key where org_id = ${orgId} order by key`;
  return rows.map((row) => row.key);
}

test('names older than three days are forgotten in every organisation, the others stay', async () => {
  const one = await organizationWith({ a: 73, b: 71, c: 100, d: 0, e: 900, f: 74, g: 75 });
  const other = await organizationWith({ a: 73, b: 71 });
  const { signal } = new AbortController();
  await sweepClaims(database.sql, { signal, batch: 2 });
  expect(await listNames(one)).toEqual(['b', 'd']);
  expect(await listNames(other)).toEqual(['b']);
});

test('it is done at the start, and ends at once when it is told to', async () => {
  const orgId = await organizationWith({ old: 80 });
  const sweeping = startSweeping({ sql: database.sql, log: openLog('silent') });
  await expect.poll(() => listNames(orgId)).toEqual([]);
  await sweeping.stop();
});
