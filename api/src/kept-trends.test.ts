import { expect, test } from 'vitest';
import { stands } from './kept-trends.ts';

const judged = { marker: 'a', at: 1_000, took: 100 };

test('a judgement stands while nothing changed, but not for ever', () => {
  expect(stands(judged, 'a', 1_000 + 599_000)).toBe(true);
  expect(stands(judged, 'a', 1_000 + 600_000)).toBe(false);
});

test('after a change it stands forty times as long as it took', () => {
  expect(stands(judged, 'b', 1_000 + 3_999)).toBe(true);
  expect(stands(judged, 'b', 1_000 + 4_000)).toBe(false);
});

test('what takes little is judged anew after each change', () => {
  expect(stands({ ...judged, took: 50 }, 'b', 1_001)).toBe(false);
});
