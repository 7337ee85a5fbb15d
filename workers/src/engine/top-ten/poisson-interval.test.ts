import { expect, test } from 'vitest';
import { poissonInterval } from './poisson-interval.ts';

test('comes close to the exact interval', () => {
  // Exact, by the quantiles of chi-square: 10 → 4.795 to 18.391; 100 → 81.36 to 121.63.
  const [low, high] = poissonInterval(10);
  expect(low).toBeCloseTo(4.79, 1);
  expect(high).toBeCloseTo(18.39, 1);
  const [lowOf100, highOf100] = poissonInterval(100);
  expect(lowOf100).toBeCloseTo(81.4, 1);
  expect(highOf100).toBeCloseTo(121.6, 1);
});

test('none begins at none and may still have been a few', () => {
  const [low, high] = poissonInterval(0);
  expect(low).toBe(0);
  // Exact: −ln 0.025 = 3.69.
  expect(high).toBeGreaterThan(3.5);
  expect(high).toBeLessThan(3.8);
});

test('holds the count and grows tighter, relative to it, the larger it is', () => {
  const widths = [5, 50, 500].map((count) => {
    const [low, high] = poissonInterval(count);
    expect(low).toBeLessThan(count);
    expect(high).toBeGreaterThan(count);
    return (high - low) / count;
  });
  expect(widths[0]).toBeGreaterThan(widths[1]!);
  expect(widths[1]).toBeGreaterThan(widths[2]!);
});

test('refuses what is no count', () => {
  expect(() => poissonInterval(-1)).toThrow(RangeError);
  expect(() => poissonInterval(NaN)).toThrow(RangeError);
});
