import { expect, test } from 'vitest';
import type { Graph } from './graph.ts';
import { leiden } from './leiden.ts';

function graphOf(n: number, edges: readonly (readonly [number, number])[]): Graph {
  const rows = Array.from({ length: n }, (): number[] => []);
  for (const [a, b] of edges) {
    rows[a]!.push(b);
    rows[b]!.push(a);
  }
  const starts = new Int32Array(n + 1);
  rows.forEach((row, i) => (starts[i + 1] = starts[i]! + row.length));
  const targets = Int32Array.from(rows.flat());
  return {
    n,
    starts,
    targets,
    weights: new Float64Array(targets.length).fill(1),
    loops: new Float64Array(n),
  };
}

/** Two triangles joined by one edge. */
const triangles = graphOf(6, [
  [0, 1],
  [1, 2],
  [0, 2],
  [3, 4],
  [4, 5],
  [3, 5],
  [2, 3],
]);

test('two triangles joined by an edge are two communities', () => {
  expect(Array.from(leiden(triangles, 1, 1))).toEqual([0, 0, 0, 1, 1, 1]);
});

test('a low resolution joins them, a high one leaves every node alone', () => {
  // Joined: 14 − γ·14²/14; apart: 12 − γ·2·7²/14. Joining wins below γ = 2/7.
  expect(new Set(leiden(triangles, 0.25, 1)).size).toBe(1);
  expect(new Set(leiden(triangles, 10, 1)).size).toBe(6);
});

test('nodes without edges stay alone', () => {
  expect(Array.from(leiden(graphOf(3, []), 1, 1))).toEqual([0, 1, 2]);
});

test('the same seed gives the same communities', () => {
  const ring = graphOf(
    30,
    Array.from({ length: 30 }, (_, i) => [i, (i + 1) % 30] as const),
  );
  expect(leiden(ring, 1, 5)).toEqual(leiden(ring, 1, 5));
});
