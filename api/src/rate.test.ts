import { expect, test } from 'vitest';
import { rateOf } from './rate.ts';

test('a share of fewer than five is masked, of five it is shown', () => {
  expect(rateOf(3, 4)).toEqual({ count: 3, of: 4, share: null, low: null, high: null });
  const shown = rateOf(4, 5);
  expect(shown.share).toBe(0.8);
  expect(shown.low).toBeLessThan(0.8);
  expect(shown.high).toBeGreaterThan(0.8);
});
