import { expect, test } from 'vitest';
import { findRises } from './rise.ts';
import { testCounts, type TestWorld } from './test-counts.ts';
import { trendDays } from './week-blocks.ts';

const counts = (at: Record<number, number>) =>
  Array.from({ length: trendDays }, (_, day) => at[day] ?? 0);
const everyDay = (n: number) => Array.from({ length: trendDays }, () => n);

test('matches the worked example', () => {
  // One a week before, 7 now, an eighth due: P(K ≥ 7 of 14) with 1/8; its unrest is 0.
  const theme = counts({ 0: 7, 7: 1, 14: 1, 21: 1, 28: 1, 35: 1, 42: 1, 49: 1 });
  const [rise] = findRises([theme], everyDay(100));
  expect(rise).toMatchObject({ days: 7, recent: 7, expected: 1 });
  // Σ_{j ≥ 7} C(14, j) 7^(14 − j) / 8^14
  const choose = [3432, 3003, 2002, 1001, 364, 91, 14, 1];
  const tail = choose.reduce((sum, ways, i) => sum + (ways * 7 ** (7 - i)) / 8 ** 14, 0);
  expect(rise!.chance).toBeCloseTo(2 * tail, 12);
  expect(rise!.corrected).toBe(rise!.chance);
});

test('too little heard is not tested, and nothing to compare has no expectation', () => {
  expect(findRises([counts({ 0: 7 })], everyDay(9))[0]).toMatchObject({ chance: null });
  const young = counts({ 0: 20, 1: 30 });
  expect(findRises([young], young)[0]).toMatchObject({ expected: null, corrected: null });
  expect(findRises([], everyDay(1))).toEqual([]);
});

test('where nothing can be compared all of the last week is counted, and not nothing', () => {
  const young = counts({ 0: 20, 6: 30 });
  expect(findRises([young], young)[0]).toMatchObject({ days: 7, recent: 50, expected: null });
});

test('when twice as much is said of everything, nothing rises', () => {
  const busy = (n: number) => everyDay(n).map((count, day) => (day < 7 ? 2 * count : count));
  const rises = findRises([busy(3), busy(30)], busy(100));
  expect(rises.every(({ chance }) => chance! > 0.4)).toBe(true);
});

/** In how many of some worlds anything that does not rise is said to, per world. */
function falseAlarms(world: Omit<TestWorld, 'seed'>, worlds = 150): number {
  let alarms = 0;
  for (let seed = 1; seed <= worlds; seed++) {
    const { themes, all } = testCounts({ seed, ...world });
    if (findRises(themes, all).some(({ corrected }) => corrected !== null && corrected <= 0.05)) {
      alarms++;
    }
  }
  return alarms / worlds;
}

// 5 % of 150 worlds are 7.5; more than 14 would come by accident once in a hundred times.
test.each([
  ['many small themes', { themes: 200, rate: (i: number) => 0.5 + (i % 7) / 2 }],
  ['some middling ones', { themes: 40, rate: (i: number) => 4 + (i % 10) }],
  ['a few large ones', { themes: 8, rate: (i: number) => 30 + 10 * i }],
  ['some whose weeks differ by half', { themes: 40, rate: () => 20, unrest: 0.4 }],
])('with a rhythm of the week and no rise, few worlds of %s have an alarm', (_, world) => {
  expect(falseAlarms(world)).toBeLessThanOrEqual(14 / 150);
});

test('a theme twice as loud is found among fifty, and the others stay quiet', () => {
  let found = 0;
  let others = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const boost = (theme: number) => (theme === 0 ? 2 : 1);
    const { themes, all } = testCounts({ seed, themes: 50, rate: () => 40, boost });
    findRises(themes, all).forEach(({ corrected }, i) => {
      if (corrected! > 0.05) return;
      if (i === 0) found++;
      else others++;
    });
  }
  expect(found / 60).toBeGreaterThan(0.8);
  expect(others).toBeLessThanOrEqual(8);
});

test('what has been growing for weeks rises, though its weeks before differ', () => {
  const growing = counts({ 0: 11, 7: 7, 14: 6, 21: 3, 28: 1, 35: 0, 42: 0, 49: 0 });
  const [rise] = findRises([growing], everyDay(40));
  expect(rise).toMatchObject({ days: 28, recent: 27, expected: 1 });
  expect(rise!.chance).toBeLessThan(0.001);
});

test('four louder weeks of which the last is quiet again are no rise', () => {
  const over = counts({ 0: 1, 7: 9, 14: 9, 21: 9, 28: 1, 35: 1, 42: 1, 49: 1 });
  expect(findRises([over], everyDay(40))[0]).toMatchObject({ days: 7, chance: 1 });
});

test('unrest in the weeks before makes the same last week less of a surprise', () => {
  const even = counts({ 0: 14, 7: 5, 14: 5, 21: 5, 28: 5, 35: 5, 42: 5, 49: 5 });
  const uneven = counts({ 0: 14, 7: 0, 14: 15, 21: 0, 28: 10, 35: 0, 42: 10, 49: 0 });
  const chance = (theme: number[]) => findRises([theme], everyDay(100))[0]!.chance!;
  expect(chance(even)).toBeLessThan(0.02);
  expect(chance(uneven)).toBeGreaterThan(0.05);
});
