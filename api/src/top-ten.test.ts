import { expect, test } from 'vitest';
import { driverRateOf } from './top-ten.ts';

test('contacts per 100 of the driver, with an interval around them', () => {
  // 10 in 400 are 2.5 per 100; Byar's interval of 10 is 4.79 to 18.39.
  const rate = driverRateOf(10, 400)!;
  expect(rate).toMatchObject({ count: 10, of: 400, per100: 2.5 });
  expect(rate.low).toBeCloseTo(1.2, 1);
  expect(rate.high).toBeCloseTo(4.6, 1);
});

test('fewer than five contacts are masked', () => {
  expect(driverRateOf(4, 400)).toEqual({ count: 4, of: 400, per100: null, low: null, high: null });
  expect(driverRateOf(5, 400)?.per100).toBe(1.25);
});

test('without a driver there is no rate', () => {
  expect(driverRateOf(10, null)).toBeNull();
  expect(driverRateOf(10, 0)).toBeNull();
});
