import { appendOutbox } from '@vocero/sql/outbox';
import { monthToTell } from '@vocero/sql/sponsor-months';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { engineTheme, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeSponsorMonth } from '../messages/compose-sponsor-month.ts';
import { wordsIn } from '../messages/words.ts';
import { tellSponsorsJob } from './tell-sponsors.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** The first days of this month, by the clocks of UTC: the month before is over whenever this runs. */
const inMonth = (day: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), day, 12));
};
const lastMonth = () => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1))
    .toISOString()
    .slice(0, 10);
};

async function tell({ orgId, run }: ThemeWorld, at: Date): Promise<void> {
  await run((tx) => appendOutbox(tx, 'sponsors.tell', orgId));
  const job = tellSponsorsJob({ sql: database.sql, clock: () => at });
  await job({ id: '1', data: { orgId, subjectIds: [orgId] } });
}

/** An organisation of long ago whose only member is a sponsor, with a theme that has long been late. */
async function sponsored(): Promise<ThemeWorld> {
  const world = await themeWorld(database);
  const { orgId, memberId, run } = world;
  const { owner } = database;
  const id = await run((tx) =>
    engineTheme(tx, { label: 'Late invoice', status: 'owned', ownerId: memberId }),
  );
  await owner`update member set role = 'sponsor' where org_id = ${orgId}`;
  await owner`update organization set created_at = now() - interval '100 days' where id = ${orgId}`;
  await owner`
    update theme set created_at = now() - interval '50 days', status_since = created_at,
      due_on = current_date - 45 where id = ${id}`;
  return world;
}

const messagesOf = ({ run }: ThemeWorld) =>
  run(
    (tx) => tx<{ data: Record<string, string | number> }[]>`
      select data from message where org_id = app_org() and kind = 'sponsor_month'`,
  );

test('sponsors are told of a month once, in the first days of the next', async () => {
  const world = await sponsored();
  expect(await world.run((tx) => monthToTell(tx, inMonth(1)))).toBe(lastMonth());
  await tell(world, inMonth(1));
  await tell(world, inMonth(2));
  const messages = await messagesOf(world);
  expect(messages).toMatchObject([{ data: { month: lastMonth(), overdue: 1 } }]);
  expect(await world.run((tx) => monthToTell(tx, inMonth(2)))).toBeNull();
});

test('later in a month the one before is no news any more', async () => {
  const world = await sponsored();
  await tell(world, inMonth(9));
  expect(await messagesOf(world)).toEqual([]);
});

test('nothing is told of a month in which the organisation was not there, nor without a sponsor', async () => {
  const [young, alone] = [await sponsored(), await sponsored()];
  await database.owner`
    update organization set created_at = ${inMonth(1)} where id = ${young.orgId}`;
  await database.owner`update member set disabled_at = now() where org_id = ${alone.orgId}`;
  for (const world of [young, alone]) {
    await tell(world, inMonth(2));
    expect(await messagesOf(world)).toEqual([]);
  }
});

const numbers = { overdue: 3, unowned: 1, refused: 2, stalled: 0, regressed: 0, verified: 1 };
const link = 'https://example.org/o/x/sponsor?month=2026-10';

test('the numbers are told in words, against those of a month earlier where there are any', () => {
  const facts = { month: '2026-10-01', ...numbers };
  const before = Object.fromEntries(Object.keys(numbers).map((name) => [`before_${name}`, 4]));
  for (const [locale, month] of [
    ['en', 'October 2026'],
    ['es', 'octubre de 2026'],
  ] as const) {
    const letter = { say: wordsIn(locale), locale, link };
    const first = composeSponsorMonth(facts, letter);
    expect(first.subject).toContain(month);
    expect(first.body).toContain(link);
    expect(first.body).not.toContain('(4)');
    expect(composeSponsorMonth({ ...facts, ...before }, letter).body.match(/\(4\)/g)).toHaveLength(
      6,
    );
  }
});
