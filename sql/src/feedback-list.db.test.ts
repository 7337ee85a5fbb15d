import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization, type Tx } from './connect.ts';
import { listFeedback, listRecentFeedback, type FeedbackFilter } from './feedback-list.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

const COMMENTS = 20_000;
let database: TestDatabase;
let orgId: string;
let themeId: string;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  const [org] = await owner<[{ id: string }]>`
    insert into organization (slug, name) values ('many', 'Many') returning id`;
  orgId = org.id;
  const [theme] = await owner<[{ id: string }]>`
    insert into theme (org_id, label) values (${orgId}, 'One in a hundred') returning id`;
  themeId = theme.id;
  await owner`
    insert into feedback (org_id, channel, text, case_code, occurred_at)
    select ${orgId}, 'form', 'comment ' || n, n::text, now() - n * interval '1 minute'
    from generate_series(1, ${COMMENTS}::int) n`;
  await owner`
    insert into placement (org_id, feedback_id, theme_id, state, by, occurred_at)
    select org_id, id, case when case_code::int % 100 = 0 then ${themeId}::uuid end,
      case when case_code::int % 100 = 0 then 'placed' else 'unsorted' end, 'engine', occurred_at
    from feedback`;
  await owner`analyze`;
});
afterAll(() => database.close());

const inOrg = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(database.sql, orgId, work);

/** How many rows of these tables were read by going through a whole table. */
async function rowsScanned(work: (tx: Tx) => Promise<unknown>): Promise<number> {
  const read = (tx: Tx) => tx<[{ rows: number }]>`
    select sum(seq_tup_read)::int as rows from pg_stat_xact_user_tables
    where relname in ('feedback', 'placement')`;
  return inOrg(async (tx) => {
    const [before] = await read(tx);
    await work(tx);
    const [after] = await read(tx);
    return after.rows - before.rows;
  });
}

test.each<[string, () => FeedbackFilter]>([
  ['everything', () => ({})],
  ['a theme', () => ({ theme: themeId })],
  ['the unsorted', () => ({ state: 'unsorted' })],
  ['a stretch of time', () => ({ since: new Date(Date.now() - 86_400_000).toISOString() })],
])('a page of %s reads no whole table', async (_, filter) => {
  const page = (tx: Tx) => listFeedback(tx, filter(), null, 50);
  expect(await inOrg(page)).toHaveLength(50);
  expect(await rowsScanned(page)).toBe(0);
  const last = (await inOrg(page)).at(-1)!;
  const after = { at: last.occurredAt, id: last.id };
  expect(await rowsScanned((tx) => listFeedback(tx, filter(), after, 50))).toBe(0);
});

test('the control: a whole table that is read is seen', async () => {
  const scanned = await rowsScanned(async (tx) => {
    // All rows are of one organisation: going through them by an index may look as cheap.
    await tx`set local enable_indexscan = off`;
    await tx`set local enable_bitmapscan = off`;
    await tx`select count(*) from feedback where text like '%9%'`;
  });
  expect(scanned).toBe(COMMENTS);
});

test('another organisation has no page at all', async () => {
  const [other] = await database.owner<[{ id: string }]>`
    insert into organization (slug, name) values ('none', 'None') returning id`;
  const page = (filter: FeedbackFilter) =>
    inOrganization(database.sql, other.id, (tx) => listFeedback(tx, filter, null, 50));
  expect(await page({})).toEqual([]);
  expect(await page({ theme: themeId })).toEqual([]);
});

test('what was said lately ends with its days and its limit', async () => {
  const oneDay = await inOrg((tx) => listRecentFeedback(tx, { days: 1, limit: 5_000 }));
  expect(oneDay.length).toBeOneOf([1_438, 1_439]); // a day has 1,440 minutes; the test took some time
  expect(oneDay[99]).toMatchObject({ text: 'comment 100', themeLabel: 'One in a hundred' });
  const few = await inOrg((tx) => listRecentFeedback(tx, { days: 14, limit: 2_000 }));
  expect(few).toHaveLength(2_000);
});
