import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { addComments, engineTheme, themeWorld, type ThemeWorld } from './test-themes.ts';
import {
  countDays,
  countThemeCustomers,
  countThemeDays,
  countThemeUnits,
  countUnitsOfTheme,
  listThemesOlderThan,
} from './theme-days.ts';

let database: TestDatabase;
let world: ThemeWorld;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  world = await themeWorld(database);
});
afterAll(() => database.close());

const byDay = <T extends { day: number }>(rows: readonly T[]) =>
  rows.toSorted((a, b) => a.day - b.day);

test('days are spans of 24 hours that end now, as far back as asked', async () => {
  const days = await world.run(async (tx) => {
    const themeId = await engineTheme(tx, { label: 'Late' });
    await addComments(tx, [
      ...[0.5, 0.9, 1.1, 7.5, 55.9, 56.1].map((daysAgo) => ({ themeId, daysAgo })),
      { themeId: null, daysAgo: 7.9 },
      { daysAgo: 7.1 },
      { themeId, daysAgo: -2 },
    ]);
    const own = await countThemeDays(tx, 56);
    expect(own.every((row) => row.themeId === themeId)).toBe(true);
    return { own: byDay(own), all: byDay(await countDays(tx, 56)) };
  });
  expect(days.own.map(({ day, count }) => [day, count])).toEqual([
    [0, 3],
    [1, 1],
    [7, 1],
    [55, 1],
  ]);
  expect(days.all.map(({ day, count }) => [day, count])).toEqual([
    [0, 3],
    [1, 1],
    [7, 3],
    [55, 1],
  ]);
});

test('a customer counts once a week, on the day it began', async () => {
  const { days, totals, themeId } = await world.run(async (tx) => {
    const themeId = await engineTheme(tx, { label: 'Late' });
    const told = async (customer: string | null, daysAgo: readonly number[]) => {
      const ids = await addComments(
        tx,
        daysAgo.map((ago) => ({ themeId, daysAgo: ago })),
      );
      await tx`update feedback set customer_ref = ${customer} where id = any(${ids}::uuid[])`;
    };
    await told('ana', [0.5, 3.5, 5.5, 8.5]);
    await told('ivo', [5.2]);
    await told(null, [5.3, 20]);
    return { themeId, ...(await countThemeCustomers(tx, 56)) };
  });
  expect(byDay(days)).toEqual([
    { themeId, day: 5, count: 2 },
    { themeId, day: 8, count: 1 },
  ]);
  expect(totals).toEqual([{ themeId, customers: 2, comments: 5 }]);
});

test('a theme is older from its first comment outside the days on', async () => {
  await world.run(async (tx) => {
    const old = await engineTheme(tx, { label: 'Old' });
    const young = await engineTheme(tx, { label: 'Young' });
    await addComments(tx, [
      { themeId: old, daysAgo: 56.1 },
      { themeId: young, daysAgo: 55.9 },
    ]);
    expect(await listThemesOlderThan(tx, 56)).toEqual([old]);
  });
});

test('units are surveys, and channels where there was none, of the days asked for', async () => {
  const { themeId, ids, surveyId } = await world.run(async (tx) => {
    const [survey] = await tx<[{ id: string }]>`
      insert into survey (org_id, kind, name, token) values (app_org(), 'survey', 'Visit', 'tok')
      returning id`;
    const themeId = await engineTheme(tx, { label: 'Late' });
    const comments = [1, 2, 3, 57].map((daysAgo) => ({ themeId, daysAgo }));
    return { themeId, ids: await addComments(tx, comments), surveyId: survey.id };
  });
  const units = () =>
    world.run(async (tx) => [
      (await countThemeUnits(tx, 56))[0],
      await countUnitsOfTheme(tx, themeId, 56),
    ]);
  await database.owner`update feedback set channel = 'phone' where id = ${ids[3]!}`;
  expect(await units()).toEqual([{ themeId, units: 1 }, 1]);
  expect(await world.run((tx) => countUnitsOfTheme(tx, themeId, 58))).toBe(2);
  await database.owner`update feedback set survey_id = ${surveyId} where id = ${ids[0]!}`;
  expect(await units()).toEqual([{ themeId, units: 2 }, 2]);
});

test('another organisation counts nothing of it', async () => {
  await world.run(async (tx) => {
    const themeId = await engineTheme(tx, { label: 'Late' });
    await addComments(tx, [{ themeId }]);
  });
  const other = await themeWorld(database);
  await other.run(async (tx) => {
    expect([...(await countThemeDays(tx, 56)), ...(await countDays(tx, 56))]).toEqual([]);
    expect(await countThemeCustomers(tx, 56)).toEqual({ days: [], totals: [] });
  });
});
