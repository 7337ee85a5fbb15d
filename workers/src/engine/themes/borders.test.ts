import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aggregate } from '../graph/aggregate.ts';
import type { Graph } from '../graph/graph.ts';
import { Borders } from './borders.ts';

/** A graph of n nodes by the weight of each pair, row by row of the lower triangle; 0 is no edge. */
function graphOf(n: number, weights: readonly number[]): Graph {
  const of = (a: number, b: number) => {
    const [high, low] = [Math.max(a, b), Math.min(a, b)];
    return a === b ? 0 : weights[(high * (high - 1)) / 2 + low]!;
  };
  const rows = Array.from({ length: n }, (_, a) =>
    Array.from({ length: n }, (__, b) => ({ b, weight: of(a, b) })).filter(
      ({ weight }) => weight > 0,
    ),
  );
  const starts = new Int32Array(n + 1);
  rows.forEach((row, a) => (starts[a + 1] = starts[a]! + row.length));
  return {
    n,
    starts,
    targets: Int32Array.from(rows.flat(), ({ b }) => b),
    weights: Float64Array.from(rows.flat(), ({ weight }) => weight),
    loops: new Float64Array(n),
  };
}

test('closeness is what leads across over what leads out of the one or the other', () => {
  // 1–0: 2; 2–0: 1, 2–1: 0; 3–0: 0, 3–1: 6, 3–2: 0
  const borders = new Borders(graphOf(4, [2, 1, 0, 0, 6, 0]));
  expect(borders.closeness(0, 1)).toBeCloseTo(2 / 8);
  expect(borders.closeness(0, 2)).toBeCloseTo(1 / 3);
  expect(borders.closeness(2, 3)).toBe(0);
  expect(Array.from(borders.of(1))).toEqual([0, 3]);
});

test('after joins it is what the groups made of the graph say', () => {
  const n = 7;
  const pairs = (n * (n - 1)) / 2;
  fc.assert(
    fc.property(
      fc.array(fc.nat(3), { minLength: pairs, maxLength: pairs }),
      fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 5 }),
      (weights, joins) => {
        const graph = graphOf(n, weights);
        const borders = new Borders(graph);
        const groupOf = Int32Array.from({ length: n }, (_, node) => node);
        for (const [a, b] of joins) {
          const [kept, gone] = [groupOf[a]!, groupOf[b]!];
          if (kept === gone) continue;
          borders.join(kept, gone);
          for (let node = 0; node < n; node++) if (groupOf[node] === gone) groupOf[node] = kept;
        }
        const expected = new Borders(aggregate(graph, groupOf, n));
        for (let a = 0; a < n; a++) {
          expect(new Set(borders.of(a))).toEqual(new Set(expected.of(a)));
          for (const b of borders.of(a)) {
            expect(borders.closeness(a, b)).toBeCloseTo(expected.closeness(a, b));
          }
        }
      },
    ),
    { seed: 3 },
  );
});
