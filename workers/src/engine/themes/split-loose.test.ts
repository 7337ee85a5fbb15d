import { expect, test } from 'vitest';
import { normalizeAt } from '../algebra/dense.ts';
import { neighbourGraph } from '../graph/graph.ts';
import { nearestNeighbours } from '../graph/neighbours.ts';
import { gaussians } from '../algebra/random.ts';
import { splitLoose } from './split-loose.ts';

/** How large the parts are of n comments in one group, all of one kind as far as `strength` goes. */
function partsOf(n: number, strength: number): number[] {
  const width = 12;
  const vectors = gaussians(n * width, 2);
  for (let i = 0; i < n; i++) {
    vectors[i * width]! += strength;
    normalizeAt(vectors, i * width, width);
  }
  const graph = neighbourGraph(nearestNeighbours(vectors, n, width, 15, 1), 6);
  const parts = splitLoose({ graph, groups: new Int32Array(n), vectors, width, seed: 1 });
  const sizes = new Map<number, number>();
  for (const part of parts) sizes.set(part, (sizes.get(part) ?? 0) + 1);
  return Array.from(sizes.values());
}

test('a drawer of comments that share little falls apart until no part is large', () => {
  expect(Math.max(...partsOf(300, 1))).toBeLessThanOrEqual(0.14 * 300);
});

test('a large group of comments that are alike stays whole', () => {
  expect(partsOf(300, 6)).toEqual([300]);
});

test('a handful of comments is left as it is', () => {
  expect(partsOf(199, 1)).toEqual([199]);
});
