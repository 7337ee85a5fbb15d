import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOfMore } from './more.ts';

test('matches the worked examples', () => {
  // 1 − e⁻² (1 + 2 + 2) = 1 − 5 · 0.135335
  expect(chanceOfMore(3, 2, 1)).toBeCloseTo(1 - 5 * Math.exp(-2), 12);
  // μ = 2, φ = 2: size 2, geometric twice: P(0) = 1/4, P(1) = 2 · 1/2 · 1/4 = 1/4
  expect(chanceOfMore(2, 2, 2)).toBeCloseTo(1 / 2, 12);
});

test('of a goal of 12 a week 18 may be accident, 20 hardly; in bursts they may', () => {
  // Tables of Poisson's distribution for 12: P(X ≥ 18) = 0.063, P(X ≥ 20) = 0.021
  expect(chanceOfMore(18, 12, 1)).toBeCloseTo(0.063, 3);
  expect(chanceOfMore(20, 12, 1)).toBeCloseTo(0.0213, 4);
  expect(chanceOfMore(20, 12, 3)).toBeGreaterThan(0.05);
});

test('its edges', () => {
  expect(chanceOfMore(0, 5, 1)).toBe(1);
  expect(chanceOfMore(1, 0, 1)).toBe(0);
  expect(chanceOfMore(100_000, 99_000, 1)).toBeLessThan(0.01);
  expect(chanceOfMore(1, 1e-6, 1)).toBeCloseTo(1e-6, 9);
});

test('more comments are never likelier, and a higher goal never makes them less so', () => {
  const mean = fc.double({ min: 0.01, max: 300, noNaN: true });
  const spread = fc.double({ min: 1, max: 10, noNaN: true });
  fc.assert(
    fc.property(fc.nat(500), mean, mean, spread, (count, expected, more, wide) => {
      const chance = chanceOfMore(count, expected, wide);
      expect(chanceOfMore(count + 1, expected, wide)).toBeLessThanOrEqual(chance + 1e-9);
      expect(chanceOfMore(count, expected + more, wide)).toBeGreaterThanOrEqual(chance - 1e-9);
    }),
  );
});

test('refuses what is no expectation and no spread', () => {
  expect(() => chanceOfMore(1, -1, 1)).toThrow(RangeError);
  expect(() => chanceOfMore(1, 1, 0.5)).toThrow(RangeError);
});
