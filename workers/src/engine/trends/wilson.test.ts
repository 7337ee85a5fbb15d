import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson.ts';

test('matches the worked example', () => {
  // k = 8, n = 10, z = 2: middle 0.8 + 4/20 = 1, reach 2 √(0.016 + 0.01) = 0.32249, scale 1.4
  const [low, high] = wilsonInterval(8, 10, 2);
  expect(low).toBeCloseTo((1 - 0.32249) / 1.4, 4);
  expect(high).toBeCloseTo((1 + 0.32249) / 1.4, 4);
});

test('none and all still leave room, and never more than there is', () => {
  expect(wilsonInterval(0, 5)[0]).toBe(0);
  expect(wilsonInterval(0, 5)[1]).toBeGreaterThan(0.4);
  expect(wilsonInterval(5, 5)[1]).toBe(1);
});

test('more of the same makes it narrower', () => {
  const width = ([low, high]: [number, number]) => high - low;
  expect(width(wilsonInterval(50, 100))).toBeLessThan(width(wilsonInterval(5, 10)));
});

test('refuses what is no share', () => {
  expect(() => wilsonInterval(0, 0)).toThrow(RangeError);
  expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
});
