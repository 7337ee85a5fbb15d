import { readCaseFacts } from '@vocero/sql/case-facts';
import { appendOutbox } from '@vocero/sql/outbox';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { addComments, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openCasesJob } from './open-cases.ts';

let database: TestDatabase;
let world: ThemeWorld;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  world = await themeWorld(database);
});
afterAll(() => database.close());

/** A comment comes in, and the job runs twice, as a job may. */
async function comeIn({ isUrgent }: { isUrgent: boolean }): Promise<string> {
  const [id] = await world.run((tx) => addComments(tx, [{ text: 'The boiler leaks' }]));
  await database.owner`update feedback set is_urgent = ${isUrgent} where id = ${id!}`;
  const job = openCasesJob({ sql: database.sql });
  for (let turn = 0; turn < 2; turn += 1) {
    await world.run((tx) => appendOutbox(tx, 'cases.open', id!));
    await job({ id: 'one', data: { orgId: world.orgId, subjectIds: [id!] } });
  }
  return id!;
}

const casesOf = (feedbackId: string) =>
  database.owner<{ id: string }[]>`select id from customer_case where feedback_id = ${feedbackId}`;

test('what is urgent becomes one case, with one person responsible and a clock', async () => {
  const opened = await casesOf(await comeIn({ isUrgent: true }));
  expect(opened).toHaveLength(1);
  const facts = await world.run((tx) => readCaseFacts(tx, opened[0]!.id));
  expect(facts).toMatchObject({ state: 'received', owner: { id: world.memberId }, promise: null });
  expect(facts!.nextContactAt!.getTime()).toBeGreaterThan(facts!.receivedAt.getTime());
});

test('who neither calls it urgent nor wants an answer has no case', async () => {
  expect(await casesOf(await comeIn({ isUrgent: false }))).toHaveLength(0);
});

test('nothing opens by itself where the policy says so', async () => {
  await database.owner`insert into case_policy (org_id, opens_for) values (${world.orgId}, '{}')`;
  expect(await casesOf(await comeIn({ isUrgent: true }))).toHaveLength(0);
});
