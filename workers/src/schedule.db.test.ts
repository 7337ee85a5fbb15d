import { inOrganization } from '@vocero/sql/connect';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { readToday } from '@vocero/sql/weeks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from './log.ts';
import { promiseAll, takeTurns } from './schedule.ts';
import { testOrganization } from './test-organization.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const organization = async () => (await testOrganization(database.owner, database.sql)).orgId;

const countPromised = async (orgId: string, topic = 'themes.verify') => {
  const rows = await database.owner`
    select from outbox where org_id = ${orgId} and topic = ${topic}`;
  return rows.length;
};
const workDone = (orgId: string) => database.owner`delete from outbox where org_id = ${orgId}`;

test('a turn is promised once, the next one when the calendar says so', async () => {
  const orgId = await organization();
  let today: string | null = '2026-03-02';
  const turns = takeTurns(database.sql, [
    { topic: 'themes.verify', turnOf: () => Promise.resolve(today) },
  ]);
  await turns.promise(orgId);
  await turns.promise(orgId);
  expect(await countPromised(orgId)).toBe(1);
  await workDone(orgId);
  await turns.promise(orgId);
  expect(await countPromised(orgId)).toBe(0);
  today = '2026-03-03';
  await turns.promise(orgId);
  expect(await countPromised(orgId)).toBe(1);
  await workDone(orgId);
  today = null;
  await turns.promise(orgId);
  expect(await countPromised(orgId)).toBe(0);
});

test('two processes promise the same turn once while it waits', async () => {
  const orgId = await organization();
  for (const turns of [takeTurns(database.sql), takeTurns(database.sql)]) {
    await turns.promise(orgId);
  }
  expect(await countPromised(orgId)).toBe(1);
});

test('what could not be promised is tried again', async () => {
  const orgId = await organization();
  let isBroken = true;
  const turns = takeTurns(database.sql, [
    {
      topic: 'week.close',
      turnOf: () => (isBroken ? Promise.reject(new Error('away')) : Promise.resolve('now')),
    },
  ]);
  await expect(turns.promise(orgId)).rejects.toThrow('away');
  isBroken = false;
  await turns.promise(orgId);
  expect(await countPromised(orgId, 'week.close')).toBe(1);
});

test('a turn that comes while the one before is worked on is promised by itself', async () => {
  const orgId = await organization();
  await takeTurns(database.sql).promise(orgId);
  await database.owner`update outbox set published_at = now() where org_id = ${orgId}`;
  await takeTurns(database.sql).promise(orgId);
  expect(await countPromised(orgId)).toBe(2);
});

test('the trouble of one organisation keeps no other waiting', async () => {
  const [first, second] = [await organization(), await organization()].toSorted();
  const turns = takeTurns(database.sql);
  await promiseAll({
    sql: database.sql,
    log: openLog('silent'),
    turns: {
      promise: (orgId) =>
        orgId === first ? Promise.reject(new Error('ill')) : turns.promise(orgId),
    },
    signal: new AbortController().signal,
  });
  expect([await countPromised(first!), await countPromised(second!)]).toEqual([0, 1]);
});

test('the day is that of the organisation, not of the machine', async () => {
  const orgId = await organization();
  const dayIn = (zone: string) =>
    inOrganization(database.sql, orgId, async (tx) => {
      await tx`update organization set time_zone = ${zone} where id = app_org()`;
      return readToday(tx);
    });
  // Their clocks are 25 hours apart: they never have the same day.
  expect(await dayIn('Pacific/Kiritimati')).not.toBe(await dayIn('Pacific/Pago_Pago'));
});
