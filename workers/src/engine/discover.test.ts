import { expect, test } from 'vitest';
import { normalizeAt } from './dense.ts';
import { cohesion, discoverGroups } from './discover.ts';
import { nearestNeighbours } from './neighbours.ts';
import { gaussians } from './random.ts';

test('no group holds more than its share, though most comments are of one kind', () => {
  const [n, width] = [300, 12];
  const vectors = gaussians(n * width, 1);
  for (let i = 0; i < n; i++) {
    vectors[i * width + (i < 240 ? 0 : 1)]! += 4;
    normalizeAt(vectors, i * width, width);
  }
  const lists = nearestNeighbours(vectors, n, width, 20, 1);
  const { coarse } = discoverGroups({ lists, vectors, width, sensitivity: 'broad', seed: 1 });
  const sizes = new Map<number, number>();
  for (const group of coarse) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  expect(Math.max(...sizes.values())).toBeLessThanOrEqual(0.15 * n);
});

test('cohesion is the mean similarity of two members', () => {
  // (1, 0), (1, 0), (0, 1): pairs 1, 0, 0
  const vectors = Float32Array.of(1, 0, 1, 0, 0, 1);
  expect(cohesion(vectors, Int32Array.of(0, 1, 2), 2)).toBeCloseTo(1 / 3, 6);
  expect(cohesion(vectors, Int32Array.of(2), 2)).toBe(1);
});
