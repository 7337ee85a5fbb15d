import { expect, test } from 'vitest';
import { bestPoint, curveOf, rankingQuality } from './ranking.ts';

test('strange comments with the least evidence rank perfectly', () => {
  expect(rankingQuality([0.1, 0.2, 0.8, 0.9], [true, true, false, false])).toBe(1);
  expect(rankingQuality([0.8, 0.9, 0.1, 0.2], [true, true, false, false])).toBe(0);
});

test('a tie counts half', () => {
  expect(rankingQuality([0.5, 0.5], [true, false])).toBe(0.5);
});

test('matches the worked example', () => {
  const curve = curveOf([0.1, 0.3, 0.6, 0.9], [true, false, true, false]);
  // Below 0.5 are the first, strange, and the second, not: precision 1/2, recall 1/2.
  expect(curve[50]).toEqual({ threshold: 0.5, leftOut: 0.5, precision: 0.5, recall: 0.5, f1: 0.5 });
  // Below 0.7 are three, two of them strange: precision 2/3, recall 1, F1 0.8.
  expect(bestPoint(curve).f1).toBeCloseTo(0.8, 9);
  expect(bestPoint(curve).leftOut).toBe(0.75);
});
