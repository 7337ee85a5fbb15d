import { expect, test } from 'vitest';
import { normalizeAt } from '../algebra/dense.ts';
import { discoverGroups } from './discover.ts';
import { nearestNeighbours } from '../graph/neighbours.ts';
import { gaussians } from '../algebra/random.ts';
import type { Sensitivity } from '../types.ts';

/** Rows of one kind (240 of 300) and of another, with a strength the directions stand out by. */
function lopsided(strength: number, sensitivity: Sensitivity) {
  const [n, width] = [300, 12];
  const vectors = gaussians(n * width, 1);
  for (let i = 0; i < n; i++) {
    vectors[i * width + (i < 240 ? 0 : 1)]! += strength;
    normalizeAt(vectors, i * width, width);
  }
  const lists = nearestNeighbours(vectors, n, width, 20, 1);
  const said = new Int32Array(n).fill(1);
  const { coarse } = discoverGroups({ lists, said, vectors, width, sensitivity, seed: 1 });
  const sizes = new Map<number, number>();
  for (const group of coarse) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return { n, coarse, largest: Math.max(...sizes.values()) };
}

test('no group holds most comments when those share little', () => {
  const { n, largest } = lopsided(1, 'medium');
  expect(largest).toBeLessThanOrEqual(0.15 * n);
});

test('one thing that most comments say is one group', () => {
  const { coarse, largest } = lopsided(6, 'broad');
  expect(new Set(coarse.subarray(0, 240)).size).toBe(1);
  expect(largest).toBe(240);
});

test('finer means at least as many groups', () => {
  const counts = (['broad', 'medium', 'fine'] as const).map(
    (sensitivity) => new Set(lopsided(2, sensitivity).coarse).size,
  );
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
});
