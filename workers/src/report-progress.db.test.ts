import { inOrganization } from '@vocero/sql/connect';
import { readEngineState } from '@vocero/sql/engine-models';
import { PROGRESS_STALE } from '@vocero/sql/learning-progress';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from './log.ts';
import { withProgress } from './report-progress.ts';
import { testOrganization } from './test-organization.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const log = openLog('silent');
const organization = () => testOrganization(database.owner, database.sql);
const progressOf = async (orgId: string) =>
  (await inOrganization(database.sql, orgId, readEngineState)).progress;

test('each stage is seen while it lasts, by its own organisation alone, and then nothing', async () => {
  const [org, other] = [await organization(), await organization()];
  const { sql } = database;
  const result = await withProgress({ sql, log }, org.orgId, async (report) => {
    expect(await progressOf(org.orgId)).toMatchObject({ stage: 'reading', done: 0, total: 0 });
    await report('placing', { done: 5_000, total: 12_000 });
    expect(await progressOf(org.orgId)).toMatchObject({
      stage: 'placing',
      done: 5_000,
      total: 12_000,
    });
    expect(await progressOf(other.orgId)).toBeNull();
    await report('writing');
    expect(await progressOf(org.orgId)).toMatchObject({ stage: 'writing', done: 0, total: 0 });
    return 'done';
  });
  expect(result).toBe('done');
  expect(await progressOf(org.orgId)).toBeNull();
});

test('work that fails leaves no progress behind, and its failure is not hidden', async () => {
  const { orgId } = await organization();
  const { sql } = database;
  const failing = withProgress({ sql, log }, orgId, () => Promise.reject(new Error('no memory')));
  await expect(failing).rejects.toThrow('no memory');
  expect(await progressOf(orgId)).toBeNull();
});

test('a worker that gave no sign of life is not shown, and the next one begins anew', async () => {
  const { orgId } = await organization();
  await database.owner`
    insert into learning_progress (org_id, stage, started_at, seen_at)
    values (${orgId}, 'learning', now() - interval '1 hour',
      now() - ${PROGRESS_STALE + 1} * interval '1 second')`;
  expect(await progressOf(orgId)).toBeNull();
  await withProgress({ sql: database.sql, log }, orgId, async () => {
    const progress = await progressOf(orgId);
    expect(progress).toMatchObject({ stage: 'reading' });
    expect(Date.now() - progress!.startedAt.getTime()).toBeLessThan(60_000);
  });
});

test('work goes on when its progress cannot be written', async () => {
  const { orgId } = await organization();
  await database.owner`revoke insert, update, delete on learning_progress from vocero_app`;
  const { sql } = database;
  const work = withProgress({ sql, log }, orgId, async (report) => {
    await report('learning');
    return 'done';
  });
  expect(await work).toBe('done');
});
