import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization, type Tx } from './connect.ts';
import { insertContactReasons, listContactReasons } from './contact-reasons.ts';
import { insertSurvey, listSurveys } from './surveys.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

const COMMENTS = 4_000;
const MANY = 20;
let database: TestDatabase;
let orgId: string;
const inOrg = <T>(work: (tx: Tx) => Promise<T>) => inOrganization(database.sql, orgId, work);

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  const [org] = await owner<[{ id: string }]>`
    insert into organization (slug, name) values ('counted', 'Counted') returning id`;
  orgId = org.id;
  await inOrg(async (tx) => {
    const codes = Array.from({ length: MANY }, (_, n) => String(n).padStart(2, '0'));
    const reason = (code: string) => ({ code, names: { en: code }, departmentId: null });
    await insertContactReasons(tx, codes.map(reason));
    for (const name of codes) {
      await insertSurvey(tx, { kind: 'survey', name, token: `token-${name}`, locale: 'en' });
    }
  });
  // Every other comment is too old; the last reason and the last survey have none.
  await owner`
    insert into feedback (org_id, channel, text, case_code, reason_id, survey_id, occurred_at)
    select ${orgId}, 'survey', 'comment', n::text, r.id, s.id,
      now() - (1 + n / ${MANY} % 2 * 40) * interval '1 day'
    from generate_series(0, ${COMMENTS - 1}::int) n
      left join contact_reason r on r.code = lpad((n % ${MANY})::text, 2, '0') and r.code <> '19'
      left join survey s on s.name = r.code`;
  await owner`analyze`;
});
afterAll(() => database.close());

const expected = [...Array<number>(MANY - 1).fill(COMMENTS / MANY / 2), 0];

/** How many comments were read, by whatever way. */
async function commentsRead(work: (tx: Tx) => Promise<unknown>): Promise<number> {
  const read = (tx: Tx) => tx<[{ rows: number }]>`
    select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows
    from pg_stat_xact_user_tables where relname = 'feedback'`;
  return inOrg(async (tx) => {
    const [before] = await read(tx);
    await work(tx);
    const [after] = await read(tx);
    return after.rows - before.rows;
  });
}

test.each<[string, (tx: Tx) => Promise<{ count30: number }[]>]>([
  ['reasons', listContactReasons],
  ['surveys', listSurveys],
])('%s with their comments of 30 days take one pass over those', async (_, list) => {
  expect((await inOrg(list)).map(({ count30 }) => count30)).toEqual(expected);
  expect(await commentsRead(list)).toBeLessThanOrEqual(COMMENTS);
});
