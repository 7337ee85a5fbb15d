import { expect, test } from 'vitest';
import { costOf } from './scorecards.ts';

test('the cost of contacts is rounded as decimals are: half a cent upwards', () => {
  expect(costOf(1, { contactMinutes: 0.5, minuteCost: 0.57 })).toBe(0.29);
  expect(costOf(120, { contactMinutes: 6, minuteCost: 0.8 })).toBe(576);
  expect(costOf(3, { contactMinutes: 6, minuteCost: null })).toBeNull();
});
