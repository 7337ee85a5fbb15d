import type { Tx } from '@vocero/sql/connect';
import { findDigest, listDigestWeeks, readDigest, type Digest } from '@vocero/sql/digest';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import {
  addComments,
  engineTheme,
  themeWorld,
  verifyTheme,
  type ThemeWorld,
} from '@vocero/sql/test-themes';
import { readThisWeek } from '@vocero/sql/weeks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeDigest } from './write-digest.ts';

let database: TestDatabase;
let world: ThemeWorld;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  world = await themeWorld(database);
});

const weekBefore = async (tx: Tx) => {
  const [row] = await tx<[{ day: string }]>`select ${await readThisWeek(tx)}::date - 7 as day`;
  return row.day;
};

/** Comments of a theme in the middle of the last full week, or of one before. */
async function placeBack(themeId: string, times: number, weeksEarlier = 0): Promise<void> {
  const ids = await world.run((tx) =>
    addComments(
      tx,
      Array.from({ length: times }, () => ({ themeId })),
    ),
  );
  const week = await world.run(weekBefore);
  for (const table of ['feedback', 'placement'] as const) {
    const id = table === 'feedback' ? 'id' : 'feedback_id';
    await database.owner`
      update ${database.owner(table)}
      set occurred_at = ${week}::date + interval '60 hours' - ${weeksEarlier} * interval '7 days'
      where org_id = ${world.orgId} and ${database.owner(id)} = any(${ids})`;
  }
}

const theme = (label: string, ownerId?: string) =>
  world.run((tx) => engineTheme(tx, { label, ...(ownerId && { ownerId, status: 'owned' }) }));

const close = () => world.run(async (tx) => writeDigest(tx, await weekBefore(tx)));
const kept = async (): Promise<Digest> =>
  (await world.run(async (tx) => findDigest(tx, await weekBefore(tx))))!;
const labels = (digest: Digest, part: keyof Digest['parts']) =>
  digest.parts[part].lines.map(({ label }) => label);

test('a week is told by what is new, overdue, regressed, verified and without an owner', async () => {
  const { memberId, orgId } = world;
  const late = await theme('Late');
  await placeBack(late, 4);
  const old = await theme('Old', memberId);
  await placeBack(old, 2);
  await placeBack(old, 3, 1);
  await placeBack(old, 1, 9);
  await database.owner`
    update theme set due_on = '2020-01-01', regressed_at = (
      select week_of(now(), 'UTC', 1) - interval '3 days') where id = ${old}`;
  const calm = await theme('Calm', memberId);
  await world.run((tx) => verifyTheme(tx, calm));
  await database.owner`
    update theme set verified_at = week_of(now(), 'UTC', 1) - interval '1 hour' where id = ${calm}`;

  expect(await close()).toBe(true);
  const digest = await kept();
  expect(digest).toMatchObject({ comments: 6, before: 3 });
  expect(labels(digest, 'new')).toEqual(['Late']);
  expect(labels(digest, 'unowned')).toEqual(['Late']);
  expect(labels(digest, 'overdue')).toEqual(['Old']);
  expect(labels(digest, 'regressed')).toEqual(['Old']);
  expect(labels(digest, 'verified')).toEqual(['Calm']);
  expect(digest.parts.overdue.lines[0]).toMatchObject({
    count: 2,
    before: 3,
    owner: { id: memberId, name: 'Ana' },
  });
  const told = await world.run((tx) => tx`select kind, member_id, data from message`);
  expect(told).toEqual([{ kind: 'digest', memberId, data: { weekStart: digest.weekStart } }]);
  expect(await world.run((tx) => tx`select topic, subject_id from outbox`)).toEqual([
    { topic: 'messages.send', subjectId: orgId },
  ]);
});

test('what rises is told with what was expected of it', async () => {
  const steady = await theme('Steady');
  const rising = await theme('Rising');
  const heard = (themeId: string, times: number, daysAgo: number) =>
    Array.from({ length: times }, () => ({ themeId, daysAgo }));
  await world.run((tx) =>
    addComments(tx, [
      ...[1, 2, 3, 4, 5, 6, 7].flatMap((week) => [
        ...heard(steady, 40, 1 + 7 * week),
        ...heard(rising, 1, 1 + 7 * week),
      ]),
      ...heard(steady, 40, 1),
      ...heard(rising, 30, 1),
    ]),
  );
  await close();
  const [line] = (await kept()).parts.rising.lines;
  expect(line).toMatchObject({ label: 'Rising', rise: { heard: expect.any(Number) as number } });
  expect(line!.rise!.heard).toBeGreaterThan(line!.rise!.expected * 5);
});

test('two who close a week at once keep one digest, and each member is told once', async () => {
  await placeBack(await theme('Late'), 4);
  const outcomes = await Promise.all([close(), close(), close()]);
  expect(outcomes.filter(Boolean)).toHaveLength(1);
  expect(await close()).toBe(false);
  expect(await world.run((tx) => tx`select from message`)).toHaveLength(1);
  expect(await world.run((tx) => listDigestWeeks(tx, 10))).toHaveLength(1);
});

test('a kept week never changes; the running one does', async () => {
  const late = await theme('Late');
  await placeBack(late, 4);
  await close();
  const before = await kept();
  await placeBack(late, 5);
  await database.owner`update theme set label = 'Renamed' where id = ${late}`;
  expect(await close()).toBe(false);
  expect(await kept()).toEqual(before);
  await expect(
    database.owner`update digest set data = '{}' where org_id = ${world.orgId}`,
  ).rejects.toThrow(/append-only/);
  const now = await world.run(async (tx) =>
    readDigest(tx, await weekBefore(tx), () => ({
      isNew: false,
      isRising: false,
      days: 7,
      recent: 0,
      expected: null,
    })),
  );
  expect(now.comments).toBe(9);
});

test('a week that nobody watched, or that still runs, is not told', async () => {
  const run = (days: number) =>
    world.run(async (tx) => {
      const [row] = await tx<[{ day: string }]>`
        select ${await readThisWeek(tx)}::date - ${days}::int as day`;
      return writeDigest(tx, row.day);
    });
  expect(await run(14)).toBe(false);
  expect(await run(0)).toBe(false);
  expect(await run(7)).toBe(true);
});

test('readers and agents are not told, nor who has no access', async () => {
  await database.owner`update member set role = 'agent' where org_id = ${world.orgId}`;
  expect(await close()).toBe(true);
  expect(await world.run((tx) => tx`select from message`)).toHaveLength(0);
});
