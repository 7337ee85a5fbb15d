import { expect, test } from 'vitest';
import { testCounts } from './test-counts.ts';
import { compareWeeks, trendDays } from './week-blocks.ts';

const counts = (at: Record<number, number>) =>
  Array.from({ length: trendDays }, (_, day) => at[day] ?? 0);
const everyDay = (n: number) => Array.from({ length: trendDays }, () => n);

test('matches the worked example', () => {
  // Mondays 3 now and 1 before, 10 comments every day: an eighth of 4 is due now.
  const blocks = compareWeeks(counts({ 0: 3, 14: 1 }), everyDay(10), 1);
  expect(blocks).toMatchObject({ recent: 3, before: 1, share: 1 / 8, freedom: 6 });
  // e = 1/7 in each of the seven weeks before; only the one differs, from both its neighbours:
  // 2 · 1² / (2/7)
  expect(blocks.unrest).toBeCloseTo(7, 12);
});

test('days are compared with the same days of other weeks, as parts of all that was said', () => {
  // Twice as much is said on this week's Mondays; on Tuesdays nothing changed.
  const all = everyDay(10).map((n, day) => (day === 0 ? 20 : n));
  expect(compareWeeks(counts({ 0: 4, 7: 2, 14: 2 }), all, 1).share).toBeCloseTo(20 / 90, 12);
  expect(compareWeeks(counts({ 1: 4, 8: 2, 15: 2 }), all, 1).share).toBeCloseTo(10 / 80, 12);
});

test('a day of the week on which nobody spoke before is left out', () => {
  const all = everyDay(10).map((n, day) => (day % 7 === 3 && day > 3 ? 0 : n));
  expect(compareWeeks(counts({ 3: 9, 4: 1, 11: 1 }), all, 1)).toMatchObject({
    recent: 1,
    before: 1,
  });
});

test('an organisation that began a week ago has nothing to compare', () => {
  const all = counts({ 0: 5, 1: 5 });
  expect(compareWeeks(all, all, 1)).toMatchObject({ recent: 0, before: 0, share: 0, freedom: 0 });
});

test('four weeks are compared with the four before', () => {
  const theme = counts({ 0: 2, 7: 1, 21: 3, 28: 1, 49: 1 });
  expect(compareWeeks(theme, everyDay(10), 4)).toMatchObject({
    recent: 6,
    before: 2,
    share: 1 / 2,
    freedom: 3,
  });
});

test('a theme that grows from week to week is less restless than one that jumps', () => {
  const weekly = (numbers: readonly number[]) =>
    compareWeeks(
      everyDay(0).map((_, day) => (day % 7 === 0 ? numbers[day / 7]! : 0)),
      everyDay(100),
      1,
    ).unrest;
  expect(weekly([12, 7, 6, 5, 3, 2, 1, 0])).toBeLessThan(1.5);
  expect(weekly([12, 7, 0, 6, 1, 5, 2, 3])).toBeGreaterThan(10);
});

test('the unrest of themes without any is about one for each pair of weeks', () => {
  const { themes, all } = testCounts({ seed: 4, themes: 400, rate: (i) => 1 + (i % 9) });
  const blocks = themes.map((theme) => compareWeeks(theme, all, 1));
  const mean = blocks.reduce((sum, { unrest }) => sum + unrest, 0) / blocks.length;
  const freedom = blocks.reduce((sum, block) => sum + block.freedom, 0) / blocks.length;
  expect(mean / freedom).toBeGreaterThan(0.9);
  expect(mean / freedom).toBeLessThan(1.1);
});
