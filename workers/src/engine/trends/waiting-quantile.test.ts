import { expect, test } from 'vitest';
import { waitingQuantile } from './waiting-quantile.ts';

const over = (time: number) => ({ time, isOver: true });
const open = (time: number) => ({ time, isOver: false });

test('where everybody has an answer it is the plain quantile', () => {
  const waits = [5, 1, 3, 2, 4].map(over);
  expect(waitingQuantile(waits, 0.5)).toBe(3); // 3 of 5 by then
  expect(waitingQuantile(waits, 0.8)).toBe(4); // 4 of 5 by then
});

test('who still waits makes it longer, never shorter', () => {
  // At 1: 3/4 wait on; the one who waits since 2 leaves 2 behind; at 3: 3/4 · 1/2 = 3/8.
  const waits = [over(1), open(2), over(3), over(4)];
  expect(waitingQuantile(waits, 0.5)).toBe(3);
  expect(waitingQuantile(waits, 0.7)).toBe(4);
  // Those that are over alone would say 3 for the median of 1, 3, 4, and 2.x without it.
  expect(waitingQuantile([over(1), open(9), open(9), open(9)], 0.5)).toBeNull();
});

test('nobody tells nothing', () => {
  expect(waitingQuantile([], 0.5)).toBeNull();
});
