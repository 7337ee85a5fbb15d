import { randomUUID } from 'node:crypto';
import type { Tx } from '@vocero/sql/connect';
import { deleteOrganization } from '@vocero/sql/demo';
import { putDriverAmount } from '@vocero/sql/drivers';
import { updateMeasures } from '@vocero/sql/measures';
import { appendOutbox } from '@vocero/sql/outbox';
import { testDatabase, type TestDatabase } from '@vocero/sql/test-database';
import { engineTheme, themeWorld, type ThemeWorld } from '@vocero/sql/test-themes';
import { countTopTen } from '@vocero/sql/top-ten';
import { findOpenWeek, findTopTenWeek, listClosedWeeks } from '@vocero/sql/top-ten-weeks';
import { readThisWeek } from '@vocero/sql/weeks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { closeWeekJob } from './close-week.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** The first day of the week so many weeks ago. */
const weekAgo = ({ run }: ThemeWorld, weeks: number) =>
  run(async (tx) => addDays(await readThisWeek(tx), -7 * weeks));

const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** So many comments of a theme, or of none, said at a time of the organisation's own clocks. */
async function say(tx: Tx, heard: { at: string; count: number; themeId: string | null }) {
  const ids = Array.from({ length: heard.count }, () => randomUUID());
  await tx`
    insert into feedback (org_id, id, channel, text, case_code, kind, occurred_at)
    select app_org(), said, 'form', 'Late again', said::text, 'avoidable',
      ${heard.at}::timestamp at time zone time_zone
    from unnest(${ids}::uuid[]) as said, organization where organization.id = app_org()`;
  await tx`
    insert into placement (org_id, feedback_id, theme_id, state, by, occurred_at)
    select app_org(), id, ${heard.themeId}, ${heard.themeId ? 'placed' : 'unsorted'}, 'engine',
      occurred_at
    from feedback where org_id = app_org() and id = any(${ids}::uuid[])`;
  return ids;
}

async function close({ orgId, run }: ThemeWorld): Promise<void> {
  await run((tx) => appendOutbox(tx, 'week.close', orgId));
  const job = closeWeekJob({ sql: database.sql, log: openLog('silent') });
  await job({ id: '1', data: { orgId, subjectIds: [orgId] } });
}

const read = ({ run }: ThemeWorld, start: string) => run((tx) => findTopTenWeek(tx, start));

test('a closed week has its ten by contacts, and what was known of them', async () => {
  const world = await themeWorld(database);
  const [before, last] = [await weekAgo(world, 2), await weekAgo(world, 1)];
  await world.run(async (tx) => {
    const late = await engineTheme(tx, { label: 'Late', status: 'owned', ownerId: world.memberId });
    const rude = await engineTheme(tx, { label: 'Rude' });
    await say(tx, { at: `${before} 09:00`, count: 6, themeId: rude });
    await say(tx, { at: `${before} 09:00`, count: 2, themeId: late });
    await say(tx, { at: `${last} 09:00`, count: 5, themeId: rude });
    await say(tx, { at: `${last} 09:00`, count: 8, themeId: late });
    await say(tx, { at: `${last} 09:00`, count: 3, themeId: null });
    await putDriverAmount(tx, { firstDay: last, days: 7, amount: 400 });
    await updateMeasures(tx, { driverName: 'orders', contactMinutes: 6, minuteCost: 0.8 });
    await tx`
      insert into action (org_id, theme_id, what, due_on) values
        (app_org(), ${late}, 'Later', null), (app_org(), ${late}, 'Ask the driver', ${last})`;
  });
  await close(world);
  expect(await read(world, last)).toMatchObject({
    start: last,
    until: addDays(last, 7),
    isFirst: false,
    contacts: 16,
    previousContacts: 8,
    covered: 13,
    unsorted: 3,
    unread: 0,
    driverName: 'orders',
    driverAmount: 400,
    rows: [
      {
        rank: 1,
        label: 'Late',
        previousRank: 2,
        contacts: 8,
        previousContacts: 2,
        fourWeeks: 10,
        kinds: { avoidable: 8 },
        ownerName: 'Ana',
        nextStep: { what: 'Ask the driver', ownerName: null, dueOn: last },
        cost: 38.4, // 8 contacts of 6 minutes at 0.80
      },
      { rank: 2, label: 'Rude', previousRank: 1, contacts: 5, ownerName: null, cost: 24 },
    ],
  });
});

test('ties go by four weeks, and there are no more than ten', async () => {
  const world = await themeWorld(database);
  const [before, last] = [await weekAgo(world, 2), await weekAgo(world, 1)];
  await world.run(async (tx) => {
    for (let n = 1; n <= 12; n += 1) {
      const themeId = await engineTheme(tx, { label: `Theme ${n}` });
      await say(tx, { at: `${last} 09:00`, count: 2, themeId });
      if (n === 12) await say(tx, { at: `${before} 09:00`, count: 1, themeId });
    }
  });
  await close(world);
  const week = await read(world, last);
  expect(week?.rows.map(({ label }) => label).slice(0, 2)).toEqual(['Theme 12', 'Theme 1']);
  expect(week?.rows).toHaveLength(10);
});

test('what happens afterwards changes nothing in a closed week', async () => {
  const world = await themeWorld(database);
  const last = await weekAgo(world, 1);
  const [theme, ids] = await world.run(async (tx) => {
    const theme = await engineTheme(tx, { label: 'Late' });
    return [theme, await say(tx, { at: `${last} 09:00`, count: 6, themeId: theme })] as const;
  });
  await close(world);
  const closed = await read(world, last);
  await world.run(async (tx) => {
    const other = await engineTheme(tx, { label: 'Rude' });
    await tx`update placement set theme_id = ${other} where feedback_id = any(${ids}::uuid[])`;
    await tx`update theme set status = 'merged', merged_into = ${other} where id = ${theme}`;
    await say(tx, { at: `${last} 10:00`, count: 9, themeId: other });
    await putDriverAmount(tx, { firstDay: last, days: 7, amount: 10 });
    await updateMeasures(tx, { minuteCost: 3, currency: 'USD', driverName: 'visits' });
  });
  await close(world);
  expect(await read(world, last)).toEqual(closed);
});

test('nobody rewrites or removes a closed week, not even in its own organisation', async () => {
  const world = await themeWorld(database);
  const last = await weekAgo(world, 1);
  await world.run((tx) => say(tx, { at: `${last} 09:00`, count: 1, themeId: null }));
  await close(world);
  for (const statement of [
    'update topten_week set contacts = 2',
    'delete from topten_week',
    'delete from topten_row',
  ]) {
    await expect(world.run((tx) => tx.unsafe(statement))).rejects.toMatchObject({ code: '42501' });
  }
  await expect(database.owner`update topten_week set contacts = 2`).rejects.toThrow('append-only');
});

test('closed by two at once, a week is closed once', async () => {
  const world = await themeWorld(database);
  await world.run(async (tx) => {
    for (const weeks of [1, 2, 3]) {
      const start = addDays(await readThisWeek(tx), -7 * weeks);
      await say(tx, { at: `${start} 09:00`, count: 2, themeId: null });
    }
  });
  await Promise.all([close(world), close(world), close(world)]);
  expect(await world.run((tx) => listClosedWeeks(tx))).toHaveLength(3);
  const [row] = await database.owner`
    select count(*)::int as count from outbox
    where org_id = ${world.orgId} and topic = 'week.close'`;
  expect(row).toEqual({ count: 0 });
  const [told] = await database.owner`
    select count(*)::int as count from message where org_id = ${world.orgId}`;
  expect(told).toEqual({ count: 1 });
});

test('weeks that nobody closed in time are closed later, and say so', async () => {
  const world = await themeWorld(database);
  // The running week began today: the last one has been over for less than a day.
  await world.run(
    (tx) => tx`
    update organization set first_weekday = extract(isodow from now() at time zone time_zone)
    where id = app_org()`,
  );
  const starts = await Promise.all([3, 2, 1].map((weeks) => weekAgo(world, weeks)));
  await world.run((tx) => say(tx, { at: `${starts[0]} 09:00`, count: 2, themeId: null }));
  await close(world);
  const weeks = await world.run((tx) => listClosedWeeks(tx));
  expect(weeks.map(({ start }) => start)).toEqual([...starts].reverse());
  expect(weeks.map(({ isLate }) => isLate)).toEqual([false, true, true]);
});

test('of many years before, twelve weeks are closed; of none, nothing is', async () => {
  const world = await themeWorld(database);
  await close(world);
  expect(await world.run((tx) => listClosedWeeks(tx))).toEqual([]);
  await world.run((tx) => say(tx, { at: '2015-03-02 09:00', count: 1, themeId: null }));
  await close(world);
  expect(await world.run((tx) => listClosedWeeks(tx))).toHaveLength(12);
});

test('a week waits while themes are being learned, and so does its promise', async () => {
  const world = await themeWorld(database);
  const last = await weekAgo(world, 1);
  await world.run(async (tx) => {
    await say(tx, { at: `${last} 09:00`, count: 1, themeId: null });
    await appendOutbox(tx, 'themes.learn', world.orgId);
  });
  await close(world);
  expect(await world.run((tx) => listClosedWeeks(tx))).toEqual([]);
  const waiting = () =>
    database.owner`select from outbox where org_id = ${world.orgId} and topic = 'week.close'`;
  expect(await waiting()).toHaveLength(1);
  await database.owner`
    update outbox set created_at = now() - interval '2 days'
    where org_id = ${world.orgId} and topic = 'themes.learn'`;
  await close(world);
  expect(await world.run((tx) => listClosedWeeks(tx))).toHaveLength(1);
  expect(await waiting()).toHaveLength(0);
});

test('a week ends at midnight of the organisation, also when its clocks change', async () => {
  const world = await themeWorld(database);
  await world.run(
    (tx) => tx`
    update organization set time_zone = 'Europe/Sarajevo' where id = app_org()`,
  );
  // In the night to 29 March 2026 clocks go forward: the week has 167 hours.
  const counts = await world.run(async (tx) => {
    const theme = await engineTheme(tx, { label: 'Late' });
    await say(tx, { at: '2026-03-22 23:59:59', count: 1, themeId: theme });
    await say(tx, { at: '2026-03-23 00:00:00', count: 2, themeId: theme });
    await say(tx, { at: '2026-03-29 23:59:59', count: 4, themeId: theme });
    await say(tx, { at: '2026-03-30 00:00:00', count: 8, themeId: theme });
    return Promise.all(
      ['2026-03-16', '2026-03-23', '2026-03-30'].map(async (start) => {
        const { contacts, previousContacts, rows } = await countTopTen(tx, start);
        return [contacts, previousContacts, rows[0]?.contacts];
      }),
    );
  });
  expect(counts).toEqual([
    [1, 0, 1],
    [6, 1, 6],
    [8, 6, 8],
  ]);
});

test('where weeks begin on another day now, no day is counted twice', async () => {
  const world = await themeWorld(database);
  const start = await weekAgo(world, 2);
  await world.run((tx) => say(tx, { at: `${start} 09:00`, count: 1, themeId: null }));
  await close(world);
  const [newest] = await world.run((tx) => listClosedWeeks(tx));
  await world.run((tx) => updateMeasures(tx, { firstWeekday: 7 }));
  const open = await world.run(findOpenWeek);
  expect(open === undefined || open >= newest!.until).toBe(true);
});

test('with its organisation a closed week goes', async () => {
  const world = await themeWorld(database);
  const last = await weekAgo(world, 1);
  await world.run((tx) => say(tx, { at: `${last} 09:00`, count: 1, themeId: null }));
  await close(world);
  expect(await database.sql.begin((tx) => deleteOrganization(tx, world.orgId))).toBe(true);
  const left = await database.owner`select from topten_week where org_id = ${world.orgId}`;
  expect(left).toHaveLength(0);
});
