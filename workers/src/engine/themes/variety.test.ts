import { expect, test } from 'vitest';
import { normalizeAt } from '../algebra/dense.ts';
import { gaussians } from '../algebra/random.ts';
import { nearestNeighbours } from '../graph/neighbours.ts';
import { varietyOf } from './variety.ts';

const WIDTH = 40;

/** What `things` directions of n comments in all are worth, each comment off its own by some noise. */
function varietyOfThings(n: number, things: number, noise: number): number {
  const vectors = gaussians(n * WIDTH, 3).map((value) => value * noise);
  for (let i = 0; i < n; i++) {
    vectors[i * WIDTH + (i % things)]! += 1;
    normalizeAt(vectors, i * WIDTH, WIDTH);
  }
  const lists = nearestNeighbours(vectors, n, WIDTH, 40, 1);
  return varietyOf({ lists, vectors, width: WIDTH, seed: 1 });
}

test('things told in one way each are counted', () => {
  expect(varietyOfThings(1000, 8, 0)).toBeCloseTo(8, 0);
  expect(varietyOfThings(1000, 1, 0)).toBe(1);
});

test('more of the same is no more variety', () => {
  const some = varietyOfThings(800, 10, 0.05);
  expect(varietyOfThings(2400, 10, 0.05) / some).toBeCloseTo(1, 1);
});

test('more things are more variety, though each is told in many ways', () => {
  expect(varietyOfThings(1200, 20, 0.1)).toBeGreaterThan(2 * varietyOfThings(1200, 5, 0.1));
});

test('a comment or none has no variety', () => {
  expect(varietyOfThings(1, 1, 0)).toBe(1);
  expect(varietyOfThings(0, 1, 0)).toBe(1);
});
