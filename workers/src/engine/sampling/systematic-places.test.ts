import { expect, test } from 'vitest';
import { systematicPlaces } from './systematic-places.ts';

test('takes the middle of each of as many equal parts', () => {
  // parts of 25: 12.5, 37.5, 62.5, 87.5, rounded down
  expect(systematicPlaces(100, 4)).toEqual([12, 37, 62, 87]);
});

test('takes all where there are no more than wanted', () => {
  expect(systematicPlaces(3, 10)).toEqual([0, 1, 2]);
  expect(systematicPlaces(10, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(systematicPlaces(0, 10)).toEqual([]);
});

test('no place is taken twice or lies outside, however long the list', () => {
  for (let of = 0; of < 300; of += 1) {
    for (const most of [0, 1, 7, 10]) {
      const places = systematicPlaces(of, most);
      expect(new Set(places).size).toBe(Math.min(of, most));
      expect(places.every((place) => place >= 0 && place < of)).toBe(true);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  }
});

test('a group has as many places as its share of the list, give or take one', () => {
  for (const group of [5, 20, 50, 95]) {
    // the first `group` of 100 belong to it, so 10 · group / 100 of ten are due to it
    const inside = systematicPlaces(100, 10).filter((place) => place < group).length;
    expect(Math.abs(inside - group / 10)).toBeLessThan(1);
  }
});

test('refuses what is no count', () => {
  expect(() => systematicPlaces(-1, 2)).toThrow(RangeError);
  expect(() => systematicPlaces(2, 0.5)).toThrow(RangeError);
});
