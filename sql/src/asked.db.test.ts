import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { compactReadDays, countAsked } from './asked.ts';
import { listFeedback } from './feedback-list.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments, engineTheme, themeWorld, type ThemeWorld } from './test-themes.ts';

let db: TestDatabase;
let w: ThemeWorld;
let theme: string;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

/** Ten comments that wait for long: six of a theme, four of none; and two that came in lately. */
beforeEach(async () => {
  w = await themeWorld(db);
  await w.run(async (tx) => {
    theme = await engineTheme(tx, { label: 'Late bills' });
    await addComments(tx, [
      ...Array.from({ length: 6 }, () => ({ daysAgo: 60, themeId: theme })),
      ...Array.from({ length: 4 }, () => ({ daysAgo: 40, themeId: null })),
      { daysAgo: 3, themeId: theme },
      { daysAgo: 3, themeId: null },
    ]);
  });
});

const today = async () => (await w.run((tx) => countAsked(tx, 30))).at(-1)!;
const left = ({ comments, acted }: { comments: number; acted: number }) => [
  comments - acted,
  comments,
];
const change = (columns: Record<string, unknown>) =>
  db.owner`update theme set ${db.owner(columns)} where id = ${theme}`;

test('what has waited longer and is in no theme that was acted on is left', async () => {
  expect(left(await today())).toEqual([10, 10]);
});

test('it falls when a theme is acted on, and rises again when that is taken back', async () => {
  await change({ action_taken: 'Bills go out at once', acted_on: '2020-01-01' });
  expect(left(await today())).toEqual([4, 10]);
  await change({ action_taken: null, acted_on: null });
  expect(left(await today())).toEqual([10, 10]);
});

test('what takes effect tomorrow is not done yet', async () => {
  const [row] = await db.owner<[{ day: string }]>`select (current_date + 2)::text as day`;
  await change({ action_taken: 'Soon', acted_on: row.day });
  expect(left(await today())).toEqual([10, 10]);
});

test('to decline it, or to decide to leave it, counts where the reason is written down', async () => {
  await change({ status: 'declined', declined_reason: null });
  expect(left(await today())).toEqual([10, 10]);
  await change({ declined_reason: 'The law asks for paper' });
  expect(left(await today())).toEqual([4, 10]);
  await change({ status: 'heard', declined_reason: null });
  expect(left(await today())).toEqual([10, 10]);
  const leave = { decision_kind: 'leave', decision: 'Too rare', decided_at: new Date() };
  await change(leave);
  expect(left(await today())).toEqual([4, 10]);
});

test('in the weeks before it was acted on, it had not been', async () => {
  const [row] = await db.owner<[{ day: string }]>`select (current_date - 10)::text as day`;
  await change({ action_taken: 'Done', acted_on: row.day });
  const weeks = await w.run((tx) => countAsked(tx, 30));
  expect(weeks).toHaveLength(13);
  // Two weeks ago it had not been done, and four of the comments had not waited for long.
  expect(weeks.slice(-3).map(left)).toEqual([
    [6, 6],
    [4, 10],
    [4, 10],
  ]);
});

test('what is not relevant was not asked, and tallies follow what people say of it', async () => {
  await db.owner`
    update placement set state = 'not_relevant' where org_id = ${w.orgId} and theme_id is null`;
  expect(left(await today())).toEqual([6, 6]);
  await db.owner`delete from feedback where org_id = ${w.orgId}`;
  expect(left(await today())).toEqual([0, 0]);
});

test('putting the tallies together changes no number', async () => {
  const before = await w.run((tx) => countAsked(tx, 30));
  await w.run((tx) => compactReadDays(tx, 1));
  expect(await w.run((tx) => countAsked(tx, 30))).toEqual(before);
});

test('the list behind the number has as many comments', async () => {
  await change({ action_taken: 'Done', acted_on: '2020-01-01' });
  await db.owner`
    update placement set state = 'not_relevant' where feedback_id = (
      select feedback_id from placement where org_id = ${w.orgId} and theme_id is null
      order by occurred_at limit 1)`;
  const { since, until, ...counts } = await today();
  const filter = { acted: 'no', since: since.toISOString(), until: until.toISOString() } as const;
  const rows = await w.run((tx) => listFeedback(tx, filter, null, 100));
  expect(rows).toHaveLength(3);
  expect(left(counts)).toEqual([3, 9]);
});

test('another organisation has its own', async () => {
  const other = await themeWorld(db);
  expect(
    (await other.run((tx) => countAsked(tx, 30))).every(({ comments }) => comments === 0),
  ).toBe(true);
});
