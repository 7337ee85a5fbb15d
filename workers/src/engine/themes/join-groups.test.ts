import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizeAt } from '../algebra/dense.ts';
import { joinGroups } from './join-groups.ts';
import { gaussians } from '../algebra/random.ts';

const WIDTH = 24;

/** Rows around the axis of their kind, spread as wide as `noise` in every direction. */
function rowsAround(kinds: readonly number[], noise: number): Float32Array {
  const vectors = gaussians(kinds.length * WIDTH, 3).map((value) => value * noise);
  kinds.forEach((kind, i) => {
    vectors[i * WIDTH + kind]! += 1;
    normalizeAt(vectors, i * WIDTH, WIDTH);
  });
  return vectors;
}

const everyPair = (count: number) =>
  Array.from(
    { length: count },
    (_, a) => new Set(Array.from({ length: count }, (__, b) => b).filter((b) => b !== a)),
  );

test('groups of one kind become one, those of different kinds do not', () => {
  const groups = Int32Array.from({ length: 120 }, (_, i) => i % 6);
  const vectors = rowsAround(
    Array.from(groups, (group) => group % 3),
    0.12,
  );
  const joined = joinGroups({
    groups,
    borders: everyPair(6),
    vectors,
    width: WIDTH,
    meanFrom: 0.7,
    looseShare: 0.12,
  });
  expect(Array.from(joined.subarray(0, 6))).toEqual([0, 1, 2, 0, 1, 2]);
});

test('a large group of comments that share little is not made', () => {
  const groups = Int32Array.from({ length: 100 }, (_, i) => i % 2);
  const input = {
    groups,
    borders: everyPair(2),
    // one kind, but so spread that two members hardly have anything in common
    vectors: rowsAround(Array<number>(100).fill(0), 0.5),
    width: WIDTH,
    meanFrom: 0.7,
  };
  expect(new Set(joinGroups({ ...input, looseShare: 0.5 })).size).toBe(2);
  expect(new Set(joinGroups({ ...input, looseShare: 1 })).size).toBe(1);
});

test('only groups that border on each other join, if need be through others', () => {
  const input = {
    groups: Int32Array.from({ length: 90 }, (_, i) => i % 3),
    vectors: rowsAround(Array<number>(90).fill(0), 0.1),
    width: WIDTH,
    meanFrom: 0.7,
    looseShare: 0.12,
  };
  const chain = [new Set([1]), new Set([0, 2]), new Set([1])];
  expect(new Set(joinGroups({ ...input, borders: chain })).size).toBe(1);
  const apart = [new Set([1]), new Set([0]), new Set<number>()];
  expect(new Set(joinGroups({ ...input, borders: apart })).size).toBe(2);
});

test('members of one group stay together', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(5), { minLength: 6, maxLength: 40 }),
      fc.double({ min: 0.1, max: 1.1, noNaN: true }),
      (kinds, meanFrom) => {
        const groups = Int32Array.from(kinds, (_, i) => i % 6);
        const vectors = rowsAround(kinds, 0.3);
        const joined = joinGroups({
          groups,
          borders: everyPair(6),
          vectors,
          width: WIDTH,
          meanFrom,
          looseShare: 1,
        });
        groups.forEach((group, i) => expect(joined[i]).toBe(joined[group]));
      },
    ),
    { seed: 5, numRuns: 50 },
  );
});
