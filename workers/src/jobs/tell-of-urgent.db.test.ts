import { replaceUrgentDuty } from '@vocero/sql/help';
import { appendOutbox } from '@vocero/sql/outbox';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { addComments, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { tellOfUrgentJob } from './tell-of-urgent.ts';

let database: TestDatabase;
let world: ThemeWorld;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  world = await themeWorld(database);
});
afterAll(() => database.close());

/** A comment that is urgent comes in and is told of, twice, as a job may be. */
async function comeIn(text: string): Promise<string> {
  const [id] = await world.run((tx) => addComments(tx, [{ text }]));
  await database.owner`update feedback set is_urgent = true where id = ${id!}`;
  await world.run((tx) => appendOutbox(tx, 'feedback.urgent', id!));
  const job = tellOfUrgentJob({ sql: database.sql });
  for (let turn = 0; turn < 2; turn += 1)
    await job({ id: 'one', data: { orgId: world.orgId, subjectIds: [id!] } });
  return id!;
}

const told = (feedbackId: string) =>
  world.run(
    (tx) => tx<{ memberId: string; kind: string }[]>`
      select member_id, kind from message where feedback_id = ${feedbackId}`,
  );

test('who is named is told of it, once', async () => {
  await world.run((tx) => replaceUrgentDuty(tx, [world.memberId]));
  const id = await comeIn('It smells of gas');
  expect(await told(id)).toEqual([{ memberId: world.memberId, kind: 'urgent' }]);
});

test('where nobody is named, administrators and chairs are told, and nobody else', async () => {
  for (const [role, isTold] of [
    ['chair', true],
    ['agent', false],
  ] as const) {
    await database.owner`update member set role = ${role} where id = ${world.memberId}`;
    expect(await told(await comeIn('The lift is stuck'))).toHaveLength(isTold ? 1 : 0);
  }
});
