import { expect, test } from 'vitest';
import { rateOf, withShares } from './rate.ts';

test('a share of fewer than five is masked, of five it is shown', () => {
  expect(rateOf(3, 4)).toEqual({ count: 3, of: 4, share: null, low: null, high: null });
  const shown = rateOf(4, 5);
  expect(shown.share).toBe(0.8);
  expect(shown.low).toBeLessThan(0.8);
  expect(shown.high).toBeGreaterThan(0.8);
});

test('parts are shares of all parts, masked where these are fewer than five', () => {
  const shares = (...counts: number[]) =>
    withShares(counts.map((count) => ({ count }))).map(({ share }) => share.share);
  expect(shares(3, 1)).toEqual([null, null]);
  expect(shares(3, 1, 1)).toEqual([0.6, 0.2, 0.2]);
  expect(shares()).toEqual([]);
});
