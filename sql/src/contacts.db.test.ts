import { afterAll, beforeAll, expect, test } from 'vitest';
import { countFacets } from './bank-facets.ts';
import { countContactsByKind, countContactsByReason } from './home.ts';
import { countByDepartment, countByReason } from './reason-reports.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments, themeWorld, type ThemeWorld } from './test-themes.ts';
import { countDays } from './theme-days.ts';
import { readToday } from './weeks.ts';
import { countTopTen } from './top-ten.ts';

let database: TestDatabase;
let world: ThemeWorld;
const span = { starts: new Date(Date.now() - 86_400_000), ends: new Date(Date.now() + 86_400_000) };
beforeAll(async () => {
  database = await testDatabase();
  world = await themeWorld(database);
  await world.run(async (tx) => {
    const [, , coded] = await addComments(tx, [
      { text: 'The parcel is late' },
      { text: '' }, // a face that was touched
      { text: '' }, // a call that an agent noted by its kind alone
    ]);
    await tx`update feedback set kind = 'simple', kind_by = 'person' where id = ${coded!}`;
  });
});
afterAll(() => database.close());

test('an answer that says nothing is no contact in any report', async () => {
  const counts = await world.run(async (tx) => ({
    reasons: (await countContactsByReason(tx)).map(({ count }) => count),
    kinds: (await countContactsByKind(tx)).map(({ count }) => count),
    report: (await countByReason(tx, span)).map(({ count, classified }) => [count, classified]),
    departments: (await countByDepartment(tx, span)).map(({ count }) => count),
    days: (await countDays(tx, 7)).map(({ count }) => count),
  }));
  expect(counts).toEqual({
    reasons: [2],
    kinds: [1, 1],
    report: [[2, 1]],
    departments: [2],
    days: [2],
  });
});

test('the top ten of a week, counted as of today, leave it out', async () => {
  const contacts = await world.run(async (tx) => {
    const today = await readToday(tx);
    return (await countTopTen(tx, today)).contacts;
  });
  expect(contacts).toBe(2);
});

test('those without a reason that a report counts are those that its list shows', async () => {
  const counts = await world.run(async (tx) => {
    const all = await countFacets(tx, null, {});
    const none = await countFacets(tx, null, { reason: 'none' });
    return [all.values.find(({ facet }) => facet === 'reason')?.count, none.count];
  });
  expect(counts).toEqual([2, 2]);
});
