import { casesDue } from '@vocero/sql/case-turns';
import { openCase } from '@vocero/sql/cases';
import { appendOutbox } from '@vocero/sql/outbox';
import { makePromise } from '@vocero/sql/promises';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { addComments, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { lookAfterCasesJob } from './look-after-cases.ts';

const HOUR = 3_600_000;

let database: TestDatabase;
let world: ThemeWorld;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  world = await themeWorld(database);
  await world.run(async (tx) => {
    const [feedbackId] = await addComments(tx, [{ text: 'The boiler leaks' }]);
    const { memberId } = world;
    const caseId = await openCase(tx, { feedbackId: feedbackId!, memberId });
    const dueAt = new Date(Date.now() + HOUR);
    const riskAt = new Date(Date.now() - HOUR);
    const what = 'The boiler works';
    await makePromise(tx, { caseId: caseId!, what, dueAt, riskAt, isMain: true, memberId });
  });
  await database.owner`
    update customer_case set acknowledged_at = now(), next_contact_at = now() + interval '9 days'
    where org_id = ${world.orgId}`;
});
afterAll(() => database.close());

const job = () =>
  lookAfterCasesJob({ sql: database.sql })({
    id: 'one',
    data: { orgId: world.orgId, subjectIds: [world.orgId] },
  });
const comesDue = () => world.run((tx) => appendOutbox(tx, 'cases.due', world.orgId));
const said = () => database.owner`
  select kind from message where org_id = ${world.orgId} and kind like 'promise%' order by id`;

test('what is at risk is told once, however often the job runs', async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    await comesDue();
    await job();
  }
  expect(await said()).toEqual([{ kind: 'promise_at_risk' }]);
  expect(await world.run((tx) => casesDue(tx))).toBeNull();
});

test('a job without anything that waits does nothing', async () => {
  await job();
  expect(await said()).toEqual([]);
});

test('killed on its way it has said nothing, and says it once when it runs again', async () => {
  await comesDue();
  await database.owner.unsafe(`
    create function fall() returns trigger language plpgsql as $$
    begin raise exception 'the process is gone'; end $$;
    create trigger fall before delete on outbox for each row execute function fall()`);
  await expect(job()).rejects.toThrow('the process is gone');
  expect(await said()).toEqual([]);
  await database.owner.unsafe('drop trigger fall on outbox; drop function fall()');
  await job();
  await job();
  expect(await said()).toEqual([{ kind: 'promise_at_risk' }]);
});
