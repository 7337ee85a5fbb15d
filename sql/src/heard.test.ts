import { expect, test } from 'vitest';
import { changeOf, countHeard } from './heard.ts';

// Spans: 0 is older than 84 days, 14 the last 7; 9 runs from 35 to 30 days ago, 10 from 30 to 28.
const heard = { spans: [0, 5, 9, 10, 13, 14], counts: [100, 1, 4, 2, 3, 8] };

test('sums spans to the last 7 and 30 days and to what came before', () => {
  // 30 days: 2 + 3 + 8; the 30 before: 60 to 30 days ago are spans 5 (60–56) and 9 (35–30): 1 + 4.
  expect(countHeard(heard)).toMatchObject({
    count7: 8,
    count30: 13,
    before30: 5,
  });
});

test('weeks that an edge cuts are whole again', () => {
  // 63–56 days ago is week 3 of 12 (spans 4 and 5), 35–28 is week 7 (9 and 10), 14–7 week 10.
  expect(countHeard(heard).weeks).toEqual([0, 0, 0, 1, 0, 0, 0, 6, 0, 0, 3, 8]);
});

test('nothing heard is all zeros', () => {
  const counts = countHeard({ spans: [], counts: [] });
  expect(counts.weeks).toEqual(Array.from({ length: 12 }, () => 0));
  expect(counts).toMatchObject({ count7: 0, count30: 0, before30: 0 });
});

test('the change is a share of what was before, and silent about a handful', () => {
  const counts = { count7: 0, weeks: [] };
  expect(changeOf({ ...counts, count30: 14, before30: 10 })).toBeCloseTo(0.4);
  expect(changeOf({ ...counts, count30: 0, before30: 5 })).toBe(-1);
  expect(changeOf({ ...counts, count30: 4, before30: 4 })).toBeNull();
  expect(changeOf({ ...counts, count30: 9, before30: 0 })).toBeNull();
});
