import { inOrganization } from '@vocero/sql/connect';
import { insertClaim } from '@vocero/sql/idempotency';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from './log.ts';
import { startSweeping, sweepClaims, sweepSignIns, sweepSources } from './sweep.ts';
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

test('where answers came from is forgotten after two days, and work when it cannot be sent again', async () => {
  const { owner, sql } = database;
  const { orgId } = await testOrganization(owner, sql);
  const [survey] = await owner<[{ id: string }]>`
    insert into survey (org_id, kind, name, token) values (${orgId}, 'form', 'Form', ${orgId})
    returning id`;
  await owner`
    insert into answer_tally (org_id, survey_id, source, since)
    select ${orgId}, ${survey.id}, n::text, now() - interval '1 hour' * n
    from unnest(array[0, 47, 49, 50, 51, 900]) as n`;
  await owner`
    insert into spent_proof (org_id, challenge, expires_at)
    select ${orgId}, n::text, now() + interval '1 hour' * n from unnest(array[-2, -1, 1]) as n`;
  await sweepSources(sql, { signal: new AbortController().signal, batch: 2 });
  const left = await owner`
    select array(select source from answer_tally where org_id = ${orgId} order by since desc) as sources,
      array(select challenge from spent_proof where org_id = ${orgId}) as challenges`;
  expect(left).toEqual([{ sources: ['0', '47'], challenges: ['1'] }]);
});

test('sessions that ended and counts of an hour ago go, those in use stay', async () => {
  const { owner, sql } = database;
  await owner`insert into auth."user" (id, name, email) values ('u', 'U', 'u@example.org')`;
  await owner`
    insert into auth.session (id, "expiresAt", token, "userId")
    select n::text, now() + interval '1 minute' * (n - 5.5), n::text, 'u'
    from generate_series(1, 7) n`;
  await owner`
    insert into auth."rateLimit" (id, key, count, "lastRequest")
    select n::text, n::text, 1, extract(epoch from now() - interval '1 minute' * n)::bigint * 1000
    from unnest(array[0, 59, 61, 62, 63, 9000]) n`;
  await sweepSignIns(sql, { signal: new AbortController().signal, batch: 2 });
  const left = await owner`
    select array(select id from auth.session order by id) as sessions,
      array(select id from auth."rateLimit" order by id) as counts`;
  expect(left).toEqual([{ sessions: ['6', '7'], counts: ['0', '59'] }]);
});

test('it is done at the start, and ends at once when it is told to', async () => {
  const orgId = await organizationWith({ old: 80 });
  const sweeping = startSweeping({ sql: database.sql, log: openLog('silent') });
  await expect.poll(() => listNames(orgId)).toEqual([]);
  await sweeping.stop();
});
