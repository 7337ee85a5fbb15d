import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomFrom } from '../algebra/random.ts';
import { chanceOfFewer } from './fewer.ts';
import { spreadOf } from './spread.ts';

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const weeks = (count: number, exposure: number) => ({ count, exposure });

test('matches the worked example', () => {
  // 8 weeks with 6 comments, 4 weeks with none: n = 6, π = 4/12, (2/3)⁶ = 64/729
  expect(chanceOfFewer(weeks(6, 8), weeks(0, 4), 1)).toBeCloseTo(64 / 729, 12);
  // with one: (2/3)⁷ + 7 · 1/3 · (2/3)⁶ = (128 + 448) / 2187
  expect(chanceOfFewer(weeks(6, 8), weeks(1, 4), 1)).toBeCloseTo(576 / 2_187, 12);
});

test('matches the worked example of counts that come in bursts', () => {
  // n = 2, φ = 3: ρ = 2/4, so a = 1/3 and b = 2/3: P(none) = (2/3)/1 · (5/3)/2 = 5/9, not 4/9
  expect(chanceOfFewer(weeks(2, 8), weeks(0, 4), 3)).toBeCloseTo(5 / 9, 12);
});

test('the exposure may be weeks or orders: only its share counts', () => {
  const byOrders = chanceOfFewer(weeks(60, 8_000), weeks(12, 4_000), 1.4);
  expect(byOrders).toBeCloseTo(chanceOfFewer(weeks(60, 8), weeks(12, 4), 1.4), 12);
});

test('as many orders again with as many comments are fewer, though the count is the same', () => {
  expect(chanceOfFewer(weeks(60, 1_000), weeks(60, 2_000), 1)).toBeLessThan(0.001);
  expect(chanceOfFewer(weeks(60, 1_000), weeks(60, 1_000), 1)).toBeGreaterThan(0.5);
});

test('nothing before and nothing now is no fall', () => {
  expect(chanceOfFewer(weeks(0, 8), weeks(0, 4), 1)).toBe(1);
  expect(chanceOfFewer(weeks(0, 8), weeks(3, 4), 1)).toBe(1);
});

const cases = fc.record({
  before: fc.nat(300),
  now: fc.nat(300),
  long: fc.integer({ min: 1, max: 20 }),
  short: fc.integer({ min: 1, max: 12 }),
  spread: fc.double({ min: 1, max: 20, noNaN: true }),
});

test('it is a chance, and one more comment never makes a fall clearer', () => {
  fc.assert(
    fc.property(cases, ({ before, now, long, short, spread }) => {
      const chance = chanceOfFewer(weeks(before, long), weeks(now, short), spread);
      const another = chanceOfFewer(weeks(before, long), weeks(now + 1, short), spread);
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(another).toBeLessThanOrEqual(1);
      expect(another).toBeGreaterThanOrEqual(chance - 1e-9);
    }),
  );
});

test('silence after bursts says less, the larger the bursts', () => {
  fc.assert(
    fc.property(cases, fc.double({ min: 0, max: 20, noNaN: true }), (one, more) => {
      const before = weeks(one.before, one.long);
      const chance = chanceOfFewer(before, weeks(0, one.short), one.spread);
      const wider = chanceOfFewer(before, weeks(0, one.short), one.spread + more);
      expect(wider).toBeGreaterThanOrEqual(chance - 1e-9);
    }),
  );
});

/** Comments of a week that come in bursts of 1 to 5, so many bursts on average: φ = Σ s² / Σ s = 11/3. */
function burstyWeek(bursts: number, random: () => number): number {
  let count = 0;
  for (let left = Math.exp(-bursts), p = random(); p > left; p *= random()) {
    count += 1 + Math.floor(random() * 5);
  }
  return count;
}

test('of 2,000 bursty themes that did not change, about one in twenty looks fallen', () => {
  const random = randomFrom(7);
  const run = (n: number) => Array.from({ length: n }, () => burstyWeek(5, random));
  const looksFallen = (spreadOfWeeks: typeof spreadOf) => () => {
    const before = run(8).map((count) => weeks(count, 1));
    const now = sum(run(4));
    const old = sum(before.map(({ count }) => count));
    return chanceOfFewer(weeks(old, 8), weeks(now, 4), spreadOfWeeks(before)) < 0.05;
  };
  const share = (judge: () => boolean) =>
    Array.from({ length: 2_000 }, judge).filter(Boolean).length / 2_000;
  expect(share(looksFallen(spreadOf))).toBeLessThan(0.07);
  expect(share(looksFallen(() => 1))).toBeGreaterThan(0.12); // had bursts been taken for independent
});

test('refuses what cannot be compared', () => {
  expect(() => chanceOfFewer(weeks(1, 0), weeks(0, 4), 1)).toThrow(RangeError);
  expect(() => chanceOfFewer(weeks(1, 8), weeks(0, 4), 0.9)).toThrow(RangeError);
});
