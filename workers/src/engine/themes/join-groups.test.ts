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

/** Weights between groups, as `aggregate` gives them: each pair once. */
function between(n: number, pairs: readonly (readonly [number, number, number?])[]) {
  const edges = pairs.flatMap(([a, b, weight = 1]) => [
    { from: a, to: b, weight },
    { from: b, to: a, weight },
  ]);
  edges.sort((one, other) => one.from - other.from);
  const starts = Int32Array.from(
    { length: n + 1 },
    (_, group) => edges.filter(({ from }) => from < group).length,
  );
  return {
    n,
    starts,
    targets: Int32Array.from(edges, ({ to }) => to),
    weights: Float64Array.from(edges, ({ weight }) => weight),
  };
}

const everyPair = (n: number) =>
  between(
    n,
    Array.from({ length: n }, (_, a) =>
      Array.from({ length: a }, (__, b) => [a, b] as const),
    ).flat(),
  );

test('groups of one kind become one, those of different kinds do not', () => {
  const groups = Int32Array.from({ length: 120 }, (_, i) => i % 6);
  const vectors = rowsAround(
    Array.from(groups, (group) => group % 3),
    0.12,
  );
  const joined = joinGroups({
    groups,
    between: everyPair(6),
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
    between: everyPair(2),
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
  const chain = between(3, [
    [0, 1],
    [1, 2],
  ]);
  expect(new Set(joinGroups({ ...input, between: chain })).size).toBe(1);
  expect(new Set(joinGroups({ ...input, between: between(3, [[0, 1]]) })).size).toBe(2);
});

test('two groups that border on little else have more evidence', () => {
  const kinds = Array.from({ length: 80 }, (_, i) => i % 4);
  const vectors = rowsAround(kinds, 0.12);
  for (let i = 0; i < 80; i += 4) vectors[i * WIDTH + 1]! += 0.8; // group 0 leans towards 1
  for (let i = 0; i < 80; i++) normalizeAt(vectors, i * WIDTH, WIDTH);
  const rows = { groups: Int32Array.from(kinds), vectors, width: WIDTH, looseShare: 1 };
  /** The most that can be asked for so that the first two groups still join. */
  const evidence = (elsewhere: number) => {
    const weights = between(4, [
      [0, 1, 1],
      [1, 2, elsewhere],
      [0, 3, elsewhere],
    ]);
    const bars = Array.from({ length: 1_000 }, (_, at) => at / 500);
    return bars.findLast((meanFrom) => {
      const joined = joinGroups({ ...rows, between: weights, meanFrom });
      return joined[0] === joined[1];
    })!;
  };
  // 1 of 1.25 and 1 of 5 lead from either to the other
  expect(evidence(0.25) / evidence(4)).toBeCloseTo((1 + 0.2 * 0.5) / (1 - 0.2 * 0.1), 1);
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
          between: everyPair(6),
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
