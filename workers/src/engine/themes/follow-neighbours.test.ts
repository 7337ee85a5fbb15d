import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followNeighbours } from './follow-neighbours.ts';
import { neighbourGraph, type Graph } from '../graph/graph.ts';
import { nearestNeighbours } from '../graph/neighbours.ts';
import { gaussians } from '../algebra/random.ts';

test('a comment goes where most of its weight leads, one without neighbours stays', () => {
  const graph: Graph = {
    n: 5,
    starts: Int32Array.of(0, 2, 4, 7, 8, 8),
    targets: Int32Array.of(1, 2, 0, 2, 0, 1, 3, 2),
    weights: Float64Array.of(1, 1, 1, 1, 1, 1, 0.5, 0.5),
    loops: new Float64Array(5),
  };
  const groups = Int32Array.of(0, 0, 1, 1, 2);
  expect(Array.from(followNeighbours(graph, groups, 5))).toEqual([0, 0, 0, 0, 2]);
  expect(Array.from(followNeighbours(graph, groups, 3))).toEqual([0, 0, 0, 1, 2]);
});

test('what many say in the same words goes by itself more than by what is around it', () => {
  const graph: Graph = {
    n: 2,
    starts: Int32Array.of(0, 1, 2),
    targets: Int32Array.of(1, 0),
    weights: Float64Array.of(1, 1),
    loops: Float64Array.of(4, 0),
  };
  expect(Array.from(followNeighbours(graph, Int32Array.of(0, 1), 5))).toEqual([0, 0]);
});

const WIDTH = 8;

test('no group is made, and none grows larger than it may', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 120 }),
      fc.integer({ min: 1, max: 60 }),
      fc.nat(1000),
      (n, most, seed) => {
        const rows = gaussians(n * WIDTH, seed);
        const graph = neighbourGraph(nearestNeighbours(rows, n, WIDTH, 6, seed), 1);
        const groups = Int32Array.from({ length: n }, (_, i) => (i * 7) % 5);
        const followed = followNeighbours(graph, groups, most);
        expect(Math.max(...followed)).toBeLessThan(5);
        for (let group = 0; group < 5; group++) {
          const [before, after] = [groups, followed].map(
            (all) => all.filter((own) => own === group).length,
          );
          expect(after).toBeLessThanOrEqual(Math.max(before!, most));
        }
      },
    ),
    { seed: 3, numRuns: 60 },
  );
});
