import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteDriverAmount, listDriverAmounts, putDriverAmount, sumDriver } from './drivers.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { themeWorld } from './test-themes.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const march = { firstDay: '2026-03-02', days: 7, amount: 700 };
const later = { firstDay: '2026-03-09', days: 7, amount: 1_400 };

test('a span is summed by its days, and unknown where any day is', async () => {
  const { run } = await themeWorld(database);
  await run((tx) => putDriverAmount(tx, march));
  await run((tx) => putDriverAmount(tx, later));
  await run(async (tx) => {
    expect(await sumDriver(tx, '2026-03-02', '2026-03-16')).toBe(2_100);
    // Three days at 100 and two at 200 a day.
    expect(await sumDriver(tx, '2026-03-06', '2026-03-11')).toBe(700);
    expect(await sumDriver(tx, '2026-03-01', '2026-03-09')).toBeNull();
    expect(await sumDriver(tx, '2026-03-09', '2026-03-17')).toBeNull();
    expect(await sumDriver(tx, '2026-03-02', '2026-03-02')).toBeNull();
  });
});

test('a period that begins on the same day is replaced, one that overlaps is refused', async () => {
  const { run } = await themeWorld(database);
  await run((tx) => putDriverAmount(tx, march));
  await run((tx) => putDriverAmount(tx, { ...march, amount: 770 }));
  const overlapping = { firstDay: '2026-03-08', days: 1, amount: 5 };
  await expect(run((tx) => putDriverAmount(tx, overlapping))).rejects.toMatchObject({
    code: '23P01',
  });
  const longBefore = { firstDay: '2025-03-10', days: 366, amount: 5 };
  await expect(run((tx) => putDriverAmount(tx, longBefore))).rejects.toMatchObject({
    code: '23P01',
  });
  const all = await run((tx) => listDriverAmounts(tx, '2026-01-01', '2027-01-01'));
  expect(all).toEqual([{ ...march, amount: 770 }]);
  expect(await run((tx) => deleteDriverAmount(tx, march.firstDay))).toBe(true);
  expect(await run((tx) => deleteDriverAmount(tx, march.firstDay))).toBe(false);
});

test('of two that overlap and are written at once, one is kept', async () => {
  const { run } = await themeWorld(database);
  const written = await Promise.allSettled([
    run((tx) => putDriverAmount(tx, march)),
    run((tx) => putDriverAmount(tx, { ...march, firstDay: '2026-03-05' })),
  ]);
  expect(written.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await run((tx) => listDriverAmounts(tx, '2026-01-01', '2027-01-01'))).toHaveLength(1);
});

test('another organisation has its own', async () => {
  const mine = await themeWorld(database);
  const theirs = await themeWorld(database);
  await mine.run((tx) => putDriverAmount(tx, march));
  expect(await theirs.run((tx) => sumDriver(tx, '2026-03-02', '2026-03-09'))).toBeNull();
});
