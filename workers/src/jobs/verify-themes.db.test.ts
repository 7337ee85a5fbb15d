import { inOrganization } from '@vocero/sql/connect';
import { appendOutbox } from '@vocero/sql/outbox';
import { testDatabase, untilSomebodyWaits, type TestDatabase } from '@vocero/sql/test-database';
import { themeWorld } from '@vocero/sql/test-themes';
import { lockThemes, writeColumns, type Target } from '@vocero/sql/theme-columns';
import { undoEvent } from '@vocero/sql/undo-event';
import { verify } from '@vocero/sql/verify-themes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dayOfWeek, target, testVerifying, type TestVerifying } from './test-verifying.ts';

let database: TestDatabase;
let v: TestVerifying;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  v = await testVerifying(database);
});
afterAll(() => database.close());

test('four weeks below the goal, too few to be accident: verified, with the working, and told', async () => {
  await v.hear(2, 0, 1, 2);
  await v.runJob();
  const theme = await v.readTheme();
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
  expect(await v.listEvents()).toMatchObject([{ act: 'verified', by: 'engine' }]);
  expect(await v.listMessages()).toEqual([{ kind: 'verified', memberId: v.world.memberId }]);
  expect(await v.countWaiting()).toBe(0);
});

test('run twice, late, or with nothing waiting it changes nothing more', async () => {
  await v.hear(0, 0, 0, 0);
  await v.handle();
  expect((await v.readTheme()).verifiedAt).toBeNull();
  await v.runJob();
  const theme = await v.readTheme();
  await v.handle();
  await v.runJob();
  expect(await v.readTheme()).toEqual(theme);
  expect(await v.listEvents()).toHaveLength(1);
  expect(await v.listMessages()).toHaveLength(1);
});

test('two at once verify once', async () => {
  await v.hear(0, 0, 0, 0);
  await v.world.run((tx) => appendOutbox(tx, 'themes.verify', v.world.orgId));
  await Promise.all([v.handle(), v.handle(), v.handle()]);
  expect(await v.listEvents()).toHaveLength(1);
  expect(await v.listMessages()).toHaveLength(1);
});

test('killed before its row was taken, the next one finds all done', async () => {
  await v.hear(0, 0, 0, 0);
  await v.runJob();
  const theme = await v.readTheme();
  await v.world.run((tx) => appendOutbox(tx, 'themes.verify', v.world.orgId)); // as if it still stood
  await v.handle();
  expect(await v.readTheme()).toEqual(theme);
  expect(await v.countWaiting()).toBe(0);
});

test.each([
  ['one week above the goal', () => v.hear(1, 3, 1, 1)],
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
  await v.runJob();
  expect(await v.readTheme()).toMatchObject({ verifiedAt: null, version: 1 });
  expect(await v.listEvents()).toEqual([]);
  expect(await v.countWaiting()).toBe(0);
});

const setActed = (day: string | null) =>
  v.world.run((tx) => tx`update theme set acted_on = ${day} where id = ${v.id}`);
const setTarget = (change: Partial<Target> | null) =>
  v.world.run((tx) => {
    const changed = change && tx.json({ ...target, ...change } as never);
    return tx`update theme set target = ${changed} where id = ${v.id}`;
  });

test('per 100 orders it is tested against the orders of the weeks', async () => {
  await v.hear(3, 3, 3, 3);
  await setTarget({
    metric: 'rate',
    goal: 0.5,
    baseline: { ...target.baseline, driver: 8_000 },
  });
  await v.world.run(
    (tx) => tx`
      insert into driver_amount (org_id, first_day, days, amount)
      values (app_org(), ${dayOfWeek(4, 0)}, 28, 4000)`,
  );
  await v.runJob();
  expect((await v.readTheme()).verification).toMatchObject({ count: 12, driver: 4_000 });
});

test('weeks of which nothing at all came in are no fall', async () => {
  await v.runJob();
  expect((await v.readTheme()).verifiedAt).toBeNull();
});

test('comments that were moved elsewhere are no fall', async () => {
  await v.hear(10, 10, 10, 10);
  const [rest] = await v.world.run(
    (tx) => tx<{ id: string }[]>`
    insert into theme (org_id, label) values (app_org(), 'Late buses') returning id`,
  );
  await v.world.run(
    (tx) => tx`update placement set theme_id = ${rest!.id} where theme_id = ${v.id}`,
  );
  await v.runJob();
  expect((await v.readTheme()).verifiedAt).toBeNull();
});

test('a person who took it back is believed until another full week has passed', async () => {
  await v.hear(0, 0, 0, 0);
  await v.runJob();
  const [event] = await v.listEvents();
  await v.world.act((tx) => undoEvent(tx, event!.id, v.world.memberId));
  await v.runJob();
  expect((await v.readTheme()).verifiedAt).toBeNull();
});

test('a week after a person took it back it may be verified again', async () => {
  await v.hear(0, 0, 0, 0);
  const event = await v.world.run(async (tx) => {
    const [theme] = await lockThemes(tx, [v.id]);
    const weeks = { from: dayOfWeek(5, 0), until: dayOfWeek(1, 0), weeks: 4, count: 0 };
    await verify(tx, theme!, { ...weeks, driver: null, spread: 1, probability: 0.01 });
    const [written] = await tx<{ id: string }[]>`select id from theme_event`;
    return written!;
  });
  await v.world.act((tx) => undoEvent(tx, event.id, v.world.memberId));
  await v.runJob();
  expect((await v.readTheme()).verification?.until).toBe(dayOfWeek(0, 0));
});

test('while a person moves the theme it waits, and then leaves it alone', async () => {
  await v.hear(0, 0, 0, 0);
  await v.world.run((tx) => appendOutbox(tx, 'themes.verify', v.world.orgId));
  let running: Promise<void> | undefined;
  await v.world.act(async (tx) => {
    const [theme] = await lockThemes(tx, [v.id]);
    await writeColumns(tx, theme!, { status: 'watching', statusSince: new Date() });
    running = v.handle();
    await untilSomebodyWaits(database);
  });
  await running;
  expect(await v.readTheme()).toMatchObject({ status: 'watching', verifiedAt: null, version: 2 });
});

test('a theme whose test fails keeps no other waiting, and is tried again', async () => {
  await v.hear(0, 0, 0, 0);
  const ill = v.id;
  v.id = await v.addTheme();
  await v.world.run(
    (tx) => tx`
      update theme set target = jsonb_set(target, '{baseline,spread}', '0') where id = ${ill}`,
  );
  await expect(v.runJob()).rejects.toThrow('themes could not be tested');
  expect((await v.readTheme()).verifiedAt).not.toBeNull();
  expect(await v.countWaiting()).toBe(1);
});

test('another organisation is not touched', async () => {
  await v.hear(0, 0, 0, 0);
  const other = await themeWorld(database);
  await inOrganization(database.sql, other.orgId, (tx) =>
    appendOutbox(tx, 'themes.verify', other.orgId),
  );
  await v.handle(other.orgId);
  expect((await v.readTheme()).verifiedAt).toBeNull();
});
