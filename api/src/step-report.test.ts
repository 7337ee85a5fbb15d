import { expect, test } from 'vitest';
import { usualHours } from './step-report.ts';

test('half of the cases took the median at most, four of five the 80th percentile', () => {
  // Sorted: 1 2 3 4 10. Half of 5 is 2.5, so the third; four of five, so the fourth.
  expect(usualHours([10, 2, 4, 1, 3])).toEqual({ n: 5, median: 3, p80: 4 });
});

test('times of fewer than five cases are masked', () => {
  expect(usualHours([1, 2, 3, 4])).toEqual({ n: 4, median: null, p80: null });
});
