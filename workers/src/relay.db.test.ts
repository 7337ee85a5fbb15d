import { inOrganization } from '@vocero/sql/connect';
import { appendOutbox } from '@vocero/sql/outbox';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from './log.ts';
import type { QueueName } from './queue-names.ts';
import { relayOnce } from './relay.ts';
import { testOrganization } from './test-organization.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** One round of the relay beside queues in which so much waits; answers what each was given. */
async function relayBeside(waiting: Partial<Record<QueueName, number>>) {
  const given: Partial<Record<QueueName, number>> = {};
  const found = await relayOnce({
    sql: database.sql,
    databaseUrl: database.url,
    log: openLog('silent'),
    patience: 60_000,
    queues: {
      countWaiting: (name) => Promise.resolve(waiting[name] ?? 0),
      add: (name, jobs) => {
        given[name] = jobs.reduce((sum, job) => sum + job.data.subjectIds.length, 0);
        return Promise.resolve();
      },
    },
  });
  return { found, given };
}

test('a full queue holds up its own work and no other', async () => {
  const { orgId } = await testOrganization(database.owner, database.sql);
  await inOrganization(database.sql, orgId, async (tx) => {
    await tx`
      insert into outbox (org_id, topic, subject_id, created_at)
      select app_org(), 'feedback.received', new_id(), now() - interval '1 minute'
      from generate_series(1, 500)`; // more than the relay reads of one organisation in a round
    await appendOutbox(tx, 'themes.learn', orgId);
  });
  expect(await relayBeside({ 'place-feedback': 200 })).toEqual({
    found: 1,
    given: { 'learn-themes': 1 },
  });
  expect(await relayBeside({})).toEqual({ found: 300, given: { 'place-feedback': 300 } });
  expect(await relayBeside({})).toEqual({ found: 200, given: { 'place-feedback': 200 } });
  expect(await relayBeside({})).toEqual({ found: 0, given: {} });
});
