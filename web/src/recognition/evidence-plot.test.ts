import { expect, test } from 'vitest';
import { evidenceMarks } from './evidence-plot.ts';

const counted = { weeks: 4, count: 40, driver: null };

test('both levels are measured against the highest end of their intervals', () => {
  const before = { ...counted, level: 10, low: 8, high: 20 };
  const after = { ...counted, level: 2, low: 1, high: 4 };
  expect(evidenceMarks(before, after)).toEqual([
    { at: 0.5, low: 0.4, high: 1 },
    { at: 0.1, low: 0.05, high: 0.2 },
  ]);
});

test('a level that cannot be told has no mark', () => {
  const masked = { ...counted, count: 3, level: null, low: null, high: null };
  expect(evidenceMarks({ ...counted, level: 10, low: 8, high: 20 }, masked)[1]).toBeNull();
  expect(evidenceMarks(masked, masked)).toEqual([null, null]);
});
