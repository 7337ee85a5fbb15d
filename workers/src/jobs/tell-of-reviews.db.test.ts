import { appendOutbox } from '@vocero/sql/outbox';
import { reviewsToTell } from '@vocero/sql/solution-reviews';
import { insertSolution } from '@vocero/sql/solutions';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellOfReviewsJob } from './tell-of-reviews.ts';

let database: TestDatabase;
let world: ThemeWorld;
beforeAll(async () => {
  database = await testDatabase();
  world = await themeWorld(database);
});
afterAll(() => database.close());

const words = {
  ...{ title: 'Reset the router', fits: '', steps: 'Press it', tell: '', takes: '' },
  ...{ customerCost: '', ourCost: '', pros: '', cons: '' },
};
const doc = {
  texts: { en: words },
  ...{ isUnusual: false, reviewDays: 180, reasonIds: [], themeIds: [] },
};

test('an author is reminded once a month of what is due, and not before', async () => {
  const { run, orgId, memberId } = world;
  const id = await run((tx) => insertSolution(tx, { doc, words: { en: '' }, memberId }));
  expect(await run(reviewsToTell)).toBeNull();
  await database.owner`update solution set review_due_on = current_date - 2 where id = ${id}`;
  expect(await run(reviewsToTell)).toMatch(/^\d{4}-\d{2}$/);
  const job = tellOfReviewsJob({ sql: database.sql });
  for (let turn = 0; turn < 3; turn += 1) {
    await run((tx) => appendOutbox(tx, 'reviews.tell', orgId));
    await job({ id: 'one', data: { orgId, subjectIds: [orgId] } });
  }
  const told = await database.owner`
    select member_id, data from message where org_id = ${orgId} and kind = 'solutions_due'`;
  expect(told).toEqual([{ memberId, data: { n: 1, title: 'Reset the router' } }]);
});
