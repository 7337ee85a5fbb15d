import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCounts } from './compare-counts.ts';

const days = (count: number, exposure: number) => ({ count, exposure });

test('matches the worked example', () => {
  // n = 6, π = 1/2: the smaller tail of 6 and 0 is (1/2)⁶, twice that is 1/32
  const { ratio, low, chance } = compareCounts(days(6, 30), days(0, 30), 1)!;
  expect(chance).toBeCloseTo(1 / 32, 12);
  expect([ratio, low]).toEqual([0, 0]);
  // 20 in 30 days, then 30 in 90: 1/3 a day after 2/3
  expect(compareCounts(days(20, 30), days(30, 90), 1)!.ratio).toBeCloseTo(0.5, 12);
});

test('the interval is that of the share, turned into a ratio', () => {
  // p = 5/10: Wilson 0.2366 to 0.7634, so 0.31 to 3.23
  const { low, high } = compareCounts(days(5, 7), days(5, 7), 1)!;
  expect(low).toBeCloseTo(0.31, 2);
  expect(high).toBeCloseTo(3.227, 2);
});

test('counts that come in bursts say less', () => {
  const calm = compareCounts(days(40, 30), days(20, 30), 1)!;
  const bursts = compareCounts(days(40, 30), days(20, 30), 4)!;
  expect(calm.chance).toBeLessThan(0.05);
  expect(bursts.chance).toBeGreaterThan(calm.chance);
  expect(bursts.low).toBeLessThan(calm.low);
  expect(bursts.high!).toBeGreaterThan(calm.high!);
});

test('nothing before has no ratio and no upper end; nothing at all is not compared', () => {
  const risen = compareCounts(days(0, 30), days(9, 30), 1)!;
  expect([risen.ratio, risen.high]).toEqual([null, null]);
  expect(risen.chance).toBeLessThan(0.01);
  expect(compareCounts(days(0, 30), days(0, 30), 1)).toBeNull();
});

test('to look at it from the other side is the same chance and the inverse ratio', () => {
  const count = fc.integer({ min: 1, max: 300 });
  const exposure = fc.integer({ min: 1, max: 90 });
  const spread = fc.double({ min: 1, max: 9, noNaN: true });
  fc.assert(
    fc.property(count, count, exposure, exposure, spread, (b, c, long, short, times) => {
      const one = compareCounts(days(b, long), days(c, short), times)!;
      const other = compareCounts(days(c, short), days(b, long), times)!;
      expect(one.chance).toBeCloseTo(other.chance, 9);
      expect(one.ratio! * other.ratio!).toBeCloseTo(1, 9);
      expect(one.low * other.high!).toBeCloseTo(1, 6);
      expect(one.low).toBeLessThanOrEqual(one.ratio! + 1e-9);
      expect(one.high!).toBeGreaterThanOrEqual(one.ratio! - 1e-9);
    }),
  );
});
