import { expect, test } from 'vitest';
import { boundness } from './boundness.ts';
import { sparseFromRows } from '../algebra/sparse.ts';

test('a stem of one group weighs more than one of both, by the worked example', () => {
  // Stem 0 in both comments of group 0; stem 1 in one comment of each group; stem 2 unseen.
  const rows = [
    new Map([
      [0, 1],
      [1, 1],
    ]),
    new Map([[0, 1]]),
    new Map([[1, 1]]),
    new Map<number, number>(),
  ];
  const weights = boundness(sparseFromRows(rows, 3), Int32Array.of(0, 0, 1, 1), 2);
  // Stem 0: p = (2.5/3, 0.5/3), H = 0.4506, u = √(1 − 0.4506/0.6931)
  expect(weights[0]).toBeCloseTo(0.5916, 3);
  // Stem 1: p = (1.5/3, 1.5/3), H = ln 2, floor √0.05
  expect(weights[1]).toBeCloseTo(0.2236, 3);
  expect(weights[2]).toBeCloseTo((0.5916 + 0.2236) / 2, 3);
});
