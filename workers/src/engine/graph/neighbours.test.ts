import { expect, test } from 'vitest';
import { normalizeAt } from '../algebra/dense.ts';
import { exactNeighbours, nearestNeighbours, neighboursByCells } from './neighbours.ts';
import { gaussians } from '../algebra/random.ts';

test('finds the nearest by angle, never itself', () => {
  const rows = Float32Array.of(1, 0, 0.8, 0.6, 0, 1);
  const { indices, similarities } = nearestNeighbours(rows, 3, 2, 1, 1);
  expect(Array.from(indices)).toEqual([1, 0, 1]);
  expect(similarities[0]).toBeCloseTo(0.8, 6);
});

test('one row has no neighbours', () => {
  expect(nearestNeighbours(Float32Array.of(1, 0), 1, 2, 5, 1).k).toBe(0);
});

test('searching by cells finds nearly all of the exact neighbours', () => {
  const [n, width, k] = [1200, 24, 10];
  const rows = gaussians(n * width, 1);
  // Bundles around the axes, as the comments of themes are.
  for (let i = 0; i < n; i++) rows[i * width + (i % width)]! += 6;
  for (let i = 0; i < n; i++) normalizeAt(rows, i * width, width);
  const exact = exactNeighbours(rows, n, width, k);
  const quick = neighboursByCells(rows, n, width, k, 1);
  let shared = 0;
  for (let i = 0; i < n; i++) {
    const found = new Set(quick.indices.subarray(i * k, (i + 1) * k));
    for (const j of exact.indices.subarray(i * k, (i + 1) * k)) if (found.has(j)) shared++;
  }
  expect(shared / (n * k)).toBeGreaterThan(0.9);
});
