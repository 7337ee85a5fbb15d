import { expect, test } from 'vitest';
import { judgeTrends, trendDays, type ThemeCounts } from './trend.ts';

const counts = (at: Record<number, number>) =>
  Array.from({ length: trendDays }, (_, day) => at[day] ?? 0);
const all = Array.from({ length: trendDays }, () => 100);
const none = counts({});
const thresholds = { comments: 5, days: 3, people: 3, units: 1 };

const heard = (comments: number[], more: Partial<ThemeCounts> = {}): ThemeCounts => ({
  comments,
  customers: none,
  distinctCustomers: 0,
  namedComments: 0,
  units: 1,
  isOlder: false,
  ...more,
});
const judge = (theme: ThemeCounts) => judgeTrends([theme], all, thresholds)[0]!;

/** Once a week on every second day, `now` times on the last. */
const steady = (now: number) => counts({ 0: now, 9: 1, 16: 1, 23: 1, 30: 1, 37: 1, 44: 1, 51: 1 });

test('new is what was first heard within 14 days, at least three times', () => {
  expect(judge(heard(counts({ 13: 1, 5: 1, 0: 1 }))).isNew).toBe(true);
  expect(judge(heard(counts({ 14: 1, 5: 1, 0: 1 }))).isNew).toBe(false);
  expect(judge(heard(counts({ 5: 1, 0: 1 }))).isNew).toBe(false);
  expect(judge(heard(counts({ 5: 2, 0: 1 }), { isOlder: true })).isNew).toBe(false);
});

test('where nothing was heard before nothing is new', () => {
  const lately = counts({ 0: 60, 3: 20, 13: 5 });
  const theme = heard(counts({ 0: 4, 3: 5 }));
  const isNew = (heardInAll: number[], ...others: ThemeCounts[]) =>
    judgeTrends([theme, ...others], heardInAll, thresholds)[0]!.isNew;
  expect(isNew(lately)).toBe(false);
  expect(isNew(counts({ 0: 60, 14: 1 }))).toBe(true);
  expect(isNew(lately, heard(none, { isOlder: true }))).toBe(true);
});

test('a theme need not be heard on more days than anything was', () => {
  const judgeAmong = (heardInAll: number[]) =>
    judgeTrends([heard(counts({ 1: 30, 12: 9 }))], heardInAll, thresholds)[0]!;
  expect(judgeAmong(counts({ 1: 50, 12: 20 }))).toMatchObject({
    reach: 'recurring',
    needed: { ...thresholds, days: 2 },
  });
  expect(judgeAmong(counts({ 1: 50, 12: 20, 13: 1 }))).toMatchObject({
    reach: 'isolated',
    needed: thresholds,
  });
});

test('rising is what was heard before; what was not is new', () => {
  expect(judge(heard(steady(9)))).toMatchObject({ isRising: true, isNew: false });
  expect(judge(heard(counts({ 0: 4, 1: 5 })))).toMatchObject({ isRising: false, isNew: true });
  expect(judge(heard(counts({ 0: 4, 1: 5 }), { isOlder: true })).isRising).toBe(true);
});

test('four comments are no rise, however quiet it was before', () => {
  expect(judge(heard(counts({ 0: 4 }), { isOlder: true })).isRising).toBe(false);
});

test('recurring from the fifth comment, on three days, of three people', () => {
  const days = (n: number) => counts({ 1: n - 2, 12: 1, 20: 1 });
  expect(judge(heard(days(4))).reach).toBe('isolated');
  expect(judge(heard(days(5))).reach).toBe('recurring');
  expect(judge(heard(counts({ 1: 30, 12: 9 }))).reach).toBe('isolated');
  const named = { distinctCustomers: 2, namedComments: 5 };
  expect(judge(heard(days(5), named)).reach).toBe('isolated');
  expect(judge(heard(days(6), named)).reach).toBe('recurring'); // the sixth may be anybody's
});

test('what was not heard in eight weeks reaches nobody now', () => {
  expect(judge(heard(none, { isOlder: true })).reach).toBeNull();
});

test('spreading is more customers than before, not more comments of the same ones', () => {
  const comments = steady(12);
  const others = heard(all, { customers: all.map(() => 20) });
  const people = { distinctCustomers: 15, namedComments: 19 };
  const [many] = judgeTrends(
    [heard(comments, { customers: steady(12), ...people }), others],
    all,
    thresholds,
  );
  expect(many).toMatchObject({ isRising: true, reach: 'spreading' });
  const [one] = judgeTrends(
    [heard(comments, { customers: steady(1), ...people }), others],
    all,
    thresholds,
  );
  expect(one).toMatchObject({ isRising: true, reach: 'recurring' });
});

test("each threshold is the organisation's own, and all four must be reached", () => {
  const theme = heard(counts({ 1: 3, 12: 1, 20: 1 }), { units: 2 });
  const reach = (higher: Partial<typeof thresholds>) =>
    judgeTrends([theme], all, { ...thresholds, units: 2, ...higher })[0]!.reach;
  expect(reach({})).toBe('recurring');
  for (const higher of [{ comments: 6 }, { days: 4 }, { people: 6 }, { units: 3 }])
    expect(reach(higher)).toBe('isolated');
});

test('the working is what was counted; nothing heard has none', () => {
  const theme = heard(counts({ 1: 3, 12: 1 }), {
    distinctCustomers: 1,
    namedComments: 2,
    units: 2,
  });
  expect(judge(theme).working).toEqual({ comments: 4, days: 2, people: 3, units: 2 });
  expect(judge(heard(none)).working).toBeNull();
});
