import { expect, test } from 'vitest';
import { verdictOf } from './verdict-words.ts';

const rate = (low: number | null, high: number | null) => ({
  count: 1,
  of: 5,
  share: 0.2,
  low,
  high,
});

test('only an interval on one side of a half says which way most comments speak', () => {
  expect(verdictOf(rate(0.51, 0.9))).toBe('against');
  expect(verdictOf(rate(0.1, 0.49))).toBe('for');
  expect(verdictOf(rate(0.4, 0.9))).toBe('open');
  expect(verdictOf(rate(0.5, 0.9))).toBe('open');
  expect(verdictOf(rate(null, null))).toBeNull();
});
