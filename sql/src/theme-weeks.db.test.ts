import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from './connect.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { engineTheme, themeWorld } from './test-themes.ts';
import { findFirstWeek, listThemeWeeks, listWeeksSinceAction, withDriver } from './theme-weeks.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** A theme with comments at these instants, in an organisation with this calendar. */
async function heardAt(calendar: { zone: string; firstWeekday?: number }, instants: string[]) {
  const world = await themeWorld(database);
  const id = await world.run(async (tx) => {
    await tx`
      update organization set time_zone = ${calendar.zone},
        first_weekday = ${calendar.firstWeekday ?? 1}
      where id = app_org()`;
    const theme = await engineTheme(tx, { label: 'Late' });
    for (const at of instants) await say(tx, theme, at);
    return theme;
  });
  return { ...world, id };
}

async function say(tx: Tx, themeId: string, at: string) {
  const [row] = await tx<[{ id: string }]>`
    insert into feedback (org_id, channel, text, case_code, occurred_at)
    values (app_org(), 'form', 'Late again', new_id()::text, ${at}) returning id`;
  await tx`
    insert into placement (org_id, feedback_id, theme_id, state, by, score, occurred_at)
    values (app_org(), ${row.id}, ${themeId}, 'placed', 'engine', 0.5, ${at})`;
}

const hours = (week: { since: Date; until: Date }) =>
  (week.until.getTime() - week.since.getTime()) / 3_600_000;

test.each(['Europe/Madrid', 'Europe/Sarajevo'])(
  'weeks in which clocks change, %s',
  async (zone) => {
    const { run, id } = await heardAt({ zone }, [
      '2026-03-22T22:59:59Z', // Sunday 23:59:59, still winter time
      '2026-03-22T23:00:00Z', // Monday 00:00
      '2026-03-29T21:59:59Z', // Sunday 23:59:59, summer time by now
      '2026-03-29T22:00:00Z', // Monday 00:00
      '2025-10-19T22:00:00Z', // Monday 00:00, still summer time
      '2025-10-26T22:59:59Z', // Sunday 23:59:59, winter time by now
      '2025-10-26T23:00:00Z', // Monday 00:00
    ]);
    const march = await run((tx) => listThemeWeeks(tx, id, '2026-03-16', '2026-04-06'));
    expect(march.map(({ start, count }) => [start, count])).toEqual([
      ['2026-03-16', 1],
      ['2026-03-23', 2],
      ['2026-03-30', 1],
    ]);
    expect(march.map(hours)).toEqual([168, 167, 168]);
    const october = await run((tx) => listThemeWeeks(tx, id, '2025-10-20', '2025-11-03'));
    expect(october.map(({ count }) => count)).toEqual([2, 1]);
    expect(october.map(hours)).toEqual([169, 168]);
  },
);

test.each([
  ['Sunday', 7, '2026-03-22', '2026-03-22T00:00:00Z', '2026-03-21T23:59:59Z'],
  ['Saturday', 6, '2026-03-21', '2026-03-21T00:00:00Z', '2026-03-20T23:59:59Z'],
])('weeks that begin on %s', async (_, firstWeekday, start, first, before) => {
  const { run, id } = await heardAt({ zone: 'UTC', firstWeekday }, [before, first]);
  const weeks = await run((tx) => listThemeWeeks(tx, id, '2026-03-16', '2026-03-30'));
  expect(weeks.map((week) => week.count)).toEqual([1, 1]);
  expect(weeks[1]!.start).toBe(start);
  expect(await run((tx) => findFirstWeek(tx, id))).toBe(weeks[0]!.start);
});

test('east of Greenwich a Monday begins while it is Sunday there', async () => {
  const { run, id } = await heardAt({ zone: 'Pacific/Auckland' }, ['2026-06-07T12:00:00Z']);
  const weeks = await run((tx) => listThemeWeeks(tx, id, '2026-06-08', '2026-06-15'));
  expect(weeks).toMatchObject([{ start: '2026-06-08', next: '2026-06-15', count: 1 }]);
});

test('neither the running week nor one to come is counted, nor an empty span', async () => {
  const { run, id } = await heardAt({ zone: 'UTC' }, []);
  const weeks = await run((tx) => listThemeWeeks(tx, id, '2026-01-05', '2190-01-01'));
  expect(weeks.at(-1)!.until.getTime()).toBeLessThanOrEqual(Date.now());
  expect(Date.now() - weeks.at(-1)!.until.getTime()).toBeLessThan(7 * 86_400_000);
  expect(await run((tx) => listThemeWeeks(tx, id, '2026-01-05', '2026-01-07'))).toEqual([]);
  expect(await run((tx) => findFirstWeek(tx, id))).toBeNull();
});

test('after an action full weeks count that began on a later day', async () => {
  const { run, id } = await heardAt({ zone: 'UTC' }, []);
  const acted = (day: string | null, regressedAt: string | null = null) =>
    run(async (tx) => {
      await tx`update theme set acted_on = ${day}, regressed_at = ${regressedAt} where id = ${id}`;
      return listWeeksSinceAction(tx, id, 'count');
    });
  const monday = daysBack(mondayOf(), 21);
  expect((await acted(daysBack(monday, 1)))[0]!.start).toBe(monday);
  expect((await acted(monday))[0]!.start).toBe(daysBack(monday, -7));
  expect(await acted(null)).toEqual([]);
  expect(await acted(daysBack(mondayOf(), 0))).toEqual([]);
  // It came back in the meantime: what was before does not count any more.
  expect((await acted(monday, `${daysBack(monday, -7)}T09:00:00Z`))[0]!.start).toBe(
    daysBack(monday, -14),
  );
  expect(await acted(daysBack(monday, 700))).toHaveLength(26);
});

/** The running week's first day in UTC, and days before a day. */
function mondayOf(): string {
  const now = new Date();
  return daysBack(now.toISOString().slice(0, 10), (now.getUTCDay() + 6) % 7);
}
const daysBack = (day: string, days: number) =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

test('a week without its whole amount has none', async () => {
  const { run, id } = await heardAt({ zone: 'UTC' }, []);
  const weeks = await run(async (tx) => {
    await tx`
      insert into driver_amount (org_id, first_day, days, amount)
      values (app_org(), '2026-03-02', 7, 700), (app_org(), '2026-03-09', 6, 600)`;
    return withDriver(tx, await listThemeWeeks(tx, id, '2026-03-02', '2026-03-16'));
  });
  expect(weeks.map(({ driver }) => driver)).toEqual([700, null]);
});

test('a week is one walk along the index of the theme', async () => {
  const { run, id } = await heardAt({ zone: 'UTC' }, []);
  const plan = await run(async (tx) => {
    await tx`set local enable_seqscan = off`;
    const query = listThemeWeeks(tx, id, '2026-01-05', '2026-07-06');
    const { string } = await query.describe();
    return tx.unsafe<{ 'QUERY PLAN': string }[]>(`explain ${string}`, [
      '2026-01-05',
      '2026-07-06',
      id,
    ]);
  });
  const lines = plan.map((row) => Object.values(row)[0]).join('\n');
  expect(lines.match(/placement_theme_idx/g)).toHaveLength(1);
  expect(lines).not.toMatch(/Seq Scan on placement/);
});
