import { inOrganization, type Tx } from '@vocero/sql/connect';
import { appendOutbox } from '@vocero/sql/outbox';
import { regressThemes } from '@vocero/sql/regress-themes';
import { testDatabase, untilSomebodyWaits, type TestDatabase } from '@vocero/sql/test-database';
import { addComments, engineTheme, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { lockThemes, writeColumns, type Target } from '@vocero/sql/theme-columns';
import { undoEvent } from '@vocero/sql/undo-event';
import { verify } from '@vocero/sql/verify-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { verifyThemesJob } from './verify-themes.ts';

let database: TestDatabase;
let world: ThemeWorld;
let id: string;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  world = await themeWorld(database);
  id = await world.run((tx) => verifyingTheme(tx, {}));
});
afterAll(() => database.close());

/** At most 2 a week for four weeks, after 80 in eight; done on the day before the fifth week ago. */
const target: Target = {
  metric: 'count',
  goal: 2,
  on: '2030-01-01',
  weeks: 4,
  baseline: {
    from: '2026-01-05',
    until: '2026-03-02',
    weeks: 8,
    count: 80,
    driver: null,
    spread: 1,
  },
};

async function verifyingTheme(tx: Tx, change: Partial<Target>): Promise<string> {
  const theme = await engineTheme(tx, {
    label: 'Late',
    status: 'prevented',
    ownerId: world.memberId,
  });
  await tx`
    update theme set status = 'verifying', target = ${tx.json({ ...target, ...change } as never)},
      acted_on = ${dayOfWeek(4, -1)} where id = ${theme}`;
  await addComments(tx, heardBefore(theme));
  return theme;
}

/** The ten comments of each of the baseline's weeks. */
const heardBefore = (themeId: string) =>
  Array.from({ length: 80 }, (_, n) => {
    const noon = Date.parse('2026-01-07T12:00:00Z') + (n % 8) * 7 * 86_400_000;
    return { themeId, daysAgo: (Date.now() - noon) / 86_400_000 };
  });

/** A day of a full week so many weeks ago, counted from its Monday; UTC. */
function dayOfWeek(weeksAgo: number, day: number): string {
  const now = new Date();
  const monday = now.getUTCDate() - ((now.getUTCDay() + 6) % 7) - weeksAgo * 7;
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), monday + day))
    .toISOString()
    .slice(0, 10);
}
const daysAgo = (weeksAgo: number) =>
  (Date.now() - Date.parse(`${dayOfWeek(weeksAgo, 2)}T12:00:00Z`)) / 86_400_000;

/** So many comments in each of the last full weeks, oldest first. */
const hear = (...counts: number[]) =>
  world.run((tx) =>
    addComments(
      tx,
      counts.flatMap((count, at) => [
        { themeId: null, daysAgo: daysAgo(counts.length - at) }, // of something else
        ...Array.from({ length: count }, () => ({
          themeId: id,
          daysAgo: daysAgo(counts.length - at),
        })),
      ]),
    ),
  );

async function runJob(): Promise<void> {
  await world.run((tx) => appendOutbox(tx, 'themes.verify', world.orgId));
  await handle();
}

const handle = () => {
  const { signal } = new AbortController();
  const job = verifyThemesJob({ sql: database.sql, log: openLog('silent'), signal });
  return job({ id: 'job', data: { orgId: world.orgId, subjectIds: [world.orgId] } });
};

const readTheme = () =>
  world.run(async (tx) => {
    const [theme] = await lockThemes(tx, [id]);
    return theme!;
  });
const listEvents = () =>
  world.run(
    (tx) => tx<{ id: string; act: string; by: string }[]>`
    select id, act, by from theme_event order by created_at, id`,
  );
const listMessages = () =>
  world.run(
    (tx) => tx<{ kind: string; memberId: string }[]>`
    select kind, member_id from message order by id`,
  );
const countWaiting = async () => {
  const rows = await database.owner`
    select from outbox where org_id = ${world.orgId} and topic = 'themes.verify'`;
  return rows.length;
};

test('four weeks below the goal, too few to be accident: verified, with the working, and told', async () => {
  await hear(2, 0, 1, 2);
  await runJob();
  const theme = await readTheme();
  expect(theme).toMatchObject({
    status: 'verifying',
    version: 2,
    verification: {
      from: dayOfWeek(4, 0),
      until: dayOfWeek(0, 0),
      weeks: 4,
      count: 5,
      driver: null,
      spread: 1,
    },
  });
  expect(theme.verification!.probability).toBeLessThan(1e-6);
  expect(await listEvents()).toMatchObject([{ act: 'verified', by: 'engine' }]);
  expect(await listMessages()).toEqual([{ kind: 'verified', memberId: world.memberId }]);
  expect(await countWaiting()).toBe(0);
});

test('run twice, late, or with nothing waiting it changes nothing more', async () => {
  await hear(0, 0, 0, 0);
  await handle();
  expect((await readTheme()).verifiedAt).toBeNull();
  await runJob();
  const theme = await readTheme();
  await handle();
  await runJob();
  expect(await readTheme()).toEqual(theme);
  expect(await listEvents()).toHaveLength(1);
  expect(await listMessages()).toHaveLength(1);
});

test('two at once verify once', async () => {
  await hear(0, 0, 0, 0);
  await world.run((tx) => appendOutbox(tx, 'themes.verify', world.orgId));
  await Promise.all([handle(), handle(), handle()]);
  expect(await listEvents()).toHaveLength(1);
  expect(await listMessages()).toHaveLength(1);
});

test('killed before its row was taken, the next one finds all done', async () => {
  await hear(0, 0, 0, 0);
  await runJob();
  const theme = await readTheme();
  await world.run((tx) => appendOutbox(tx, 'themes.verify', world.orgId)); // as if it still stood
  await handle();
  expect(await readTheme()).toEqual(theme);
  expect(await countWaiting()).toBe(0);
});

test.each([
  ['one week above the goal', () => hear(1, 3, 1, 1)],
  ['a full week too few', () => setActed(dayOfWeek(4, 0))],
  ['nothing done yet', () => setActed(null)],
  ['too few before to tell', () => setTarget({ baseline: { ...target.baseline, count: 5 } })],
  [
    'weeks that vary by themselves',
    () => setTarget({ baseline: { ...target.baseline, spread: 90 } }),
  ],
  ['no goal', () => setTarget(null)],
  ['orders that nobody knows', () => setTarget({ metric: 'rate', goal: 50 })],
])('not with %s', async (_, spoil) => {
  await spoil();
  await runJob();
  expect(await readTheme()).toMatchObject({ verifiedAt: null, version: 1 });
  expect(await listEvents()).toEqual([]);
  expect(await countWaiting()).toBe(0);
});

const setActed = (day: string | null) =>
  world.run((tx) => tx`update theme set acted_on = ${day} where id = ${id}`);
const setTarget = (change: Partial<Target> | null) =>
  world.run((tx) => {
    const changed = change && tx.json({ ...target, ...change } as never);
    return tx`update theme set target = ${changed} where id = ${id}`;
  });

test('per 100 orders it is tested against the orders of the weeks', async () => {
  await hear(3, 3, 3, 3);
  await setTarget({
    metric: 'rate',
    goal: 0.5,
    baseline: { ...target.baseline, driver: 8_000 },
  });
  await world.run(
    (tx) => tx`
      insert into driver_amount (org_id, first_day, days, amount)
      values (app_org(), ${dayOfWeek(4, 0)}, 28, 4000)`,
  );
  await runJob();
  expect((await readTheme()).verification).toMatchObject({ count: 12, driver: 4_000 });
});

test('weeks of which nothing at all came in are no fall', async () => {
  await runJob();
  expect((await readTheme()).verifiedAt).toBeNull();
});

test('comments that were moved elsewhere are no fall', async () => {
  await hear(10, 10, 10, 10);
  const [rest] = await world.run(
    (tx) => tx<{ id: string }[]>`
    insert into theme (org_id, label) values (app_org(), 'Late buses') returning id`,
  );
  await world.run((tx) => tx`update placement set theme_id = ${rest!.id} where theme_id = ${id}`);
  await runJob();
  expect((await readTheme()).verifiedAt).toBeNull();
});

test('a person who took it back is believed until another full week has passed', async () => {
  await hear(0, 0, 0, 0);
  await runJob();
  const [event] = await listEvents();
  await world.act((tx) => undoEvent(tx, event!.id, world.memberId));
  await runJob();
  expect((await readTheme()).verifiedAt).toBeNull();
});

test('a week after a person took it back it may be verified again', async () => {
  await hear(0, 0, 0, 0);
  const event = await world.run(async (tx) => {
    const [theme] = await lockThemes(tx, [id]);
    const weeks = { from: dayOfWeek(5, 0), until: dayOfWeek(1, 0), weeks: 4, count: 0 };
    await verify(tx, theme!, { ...weeks, driver: null, spread: 1, probability: 0.01 });
    const [written] = await tx<{ id: string }[]>`select id from theme_event`;
    return written!;
  });
  await world.act((tx) => undoEvent(tx, event.id, world.memberId));
  await runJob();
  expect((await readTheme()).verification?.until).toBe(dayOfWeek(0, 0));
});

test('while a person moves the theme it waits, and then leaves it alone', async () => {
  await hear(0, 0, 0, 0);
  await world.run((tx) => appendOutbox(tx, 'themes.verify', world.orgId));
  let running: Promise<void> | undefined;
  await world.act(async (tx) => {
    const [theme] = await lockThemes(tx, [id]);
    await writeColumns(tx, theme!, { status: 'watching', statusSince: new Date() });
    running = handle();
    await untilSomebodyWaits(database);
  });
  await running;
  expect(await readTheme()).toMatchObject({ status: 'watching', verifiedAt: null, version: 2 });
});

/** Verified, and prevented three days ago: after the middle of any full week. */
async function prevented(): Promise<void> {
  await hear(2, 2, 2, 2);
  await runJob();
  await world.run(
    (tx) => tx`
      update theme set status = 'prevented', status_since = now() - interval '3 days'
      where id = ${id}`,
  );
}

/** Comments that are placed now, as the worker does; then the promised job. */
async function hearAgain(count: number, ago = 1): Promise<string[]> {
  const regressed = await world.run(async (tx) => {
    const said = { themeId: id, daysAgo: ago, placedDaysAgo: 0 };
    await addComments(
      tx,
      Array.from({ length: count }, () => said),
    );
    return regressThemes(tx, [id]);
  });
  await handle();
  return regressed;
}

test('a prevented theme bears as many comments as its goal, and comes back with too many', async () => {
  await prevented();
  // Of 2 a week, 5 or more come by accident once in twenty times, 6 or more in sixty times.
  expect(await hearAgain(5)).toEqual([]);
  expect((await readTheme()).status).toBe('prevented');
  await hearAgain(1);
  expect(await readTheme()).toMatchObject({ status: 'owned', verifiedAt: null });
  expect((await listEvents()).at(-1)).toMatchObject({ act: 'regressed', by: 'engine' });
  expect((await listMessages()).map(({ kind }) => kind)).toEqual(['verified', 'regressed']);
});

test('a fall that was verified is watched before the theme is prevented, too', async () => {
  await hear(2, 2, 2, 2);
  await runJob();
  // In the middle of as much of the week as has passed since those that were tested.
  const ago = (Date.now() - Date.parse(`${dayOfWeek(0, 0)}T00:00:00Z`)) / 86_400_000 / 2;
  await hearAgain(5, ago);
  await runJob();
  expect(await readTheme()).toMatchObject({ status: 'verifying' });
  expect((await readTheme()).verifiedAt).not.toBeNull();
  await hearAgain(1, ago);
  await runJob();
  expect(await readTheme()).toMatchObject({ status: 'owned', verifiedAt: null });
});

test('an import of what was said before it was prevented changes nothing', async () => {
  await prevented();
  await hearAgain(50, 6);
  await hearAgain(50, 300);
  expect((await readTheme()).status).toBe('prevented');
});

test('weeks of the usual number do not add up to too many', async () => {
  await prevented();
  await world.run(
    (tx) => tx`update theme set status_since = now() - interval '60 days' where id = ${id}`,
  );
  for (const ago of [50, 40, 30, 20, 10]) await hearAgain(3, ago);
  await hearAgain(2);
  expect((await readTheme()).status).toBe('prevented');
});

test('once a person undid it, only comments placed later count', async () => {
  await prevented();
  await hearAgain(8);
  const event = (await listEvents()).at(-1);
  await world.act((tx) => undoEvent(tx, event.id, world.memberId));
  await runJob();
  expect((await readTheme()).status).toBe('prevented');
  await hearAgain(8);
  expect((await readTheme()).status).toBe('owned');
});

test('a theme whose test fails keeps no other waiting, and is tried again', async () => {
  await hear(0, 0, 0, 0);
  const ill = id;
  id = await world.run((tx) => verifyingTheme(tx, {}));
  await world.run(
    (tx) => tx`
      update theme set target = jsonb_set(target, '{baseline,spread}', '0') where id = ${ill}`,
  );
  await expect(runJob()).rejects.toThrow('themes could not be tested');
  expect((await readTheme()).verifiedAt).not.toBeNull();
  expect(await countWaiting()).toBe(1);
});

test('another organisation is not touched', async () => {
  await hear(0, 0, 0, 0);
  const other = await themeWorld(database);
  await inOrganization(database.sql, other.orgId, (tx) =>
    appendOutbox(tx, 'themes.verify', other.orgId),
  );
  const { signal } = new AbortController();
  const job = verifyThemesJob({ sql: database.sql, log: openLog('silent'), signal });
  await job({ id: 'job', data: { orgId: other.orgId, subjectIds: [other.orgId] } });
  expect((await readTheme()).verifiedAt).toBeNull();
});
