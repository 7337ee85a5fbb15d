import fc from 'fast-check';
import { expect, test } from 'vitest';
import { symmetricEigen } from './eigen.ts';

test('matches the worked example', () => {
  // [[2, 1], [1, 2]] has 3 on (1, 1)/√2 and 1 on (1, −1)/√2.
  const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
  expect(values[0]).toBeCloseTo(3, 12);
  expect(values[1]).toBeCloseTo(1, 12);
  expect(Math.abs(vectors[0]!)).toBeCloseTo(Math.SQRT1_2, 12);
  expect(vectors[0]! * vectors[1]!).toBeCloseTo(0.5, 12);
});

test('every matrix is rebuilt from its eigenvectors, which are orthonormal', () => {
  const size = fc.integer({ min: 1, max: 9 });
  const square = size.chain((n) =>
    fc.tuple(
      fc.constant(n),
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n * n, maxLength: n * n }),
    ),
  );
  fc.assert(
    fc.property(square, ([n, entries]) => {
      const a = Float64Array.from({ length: n * n }, (_, p) => {
        const [i, j] = [Math.floor(p / n), p % n];
        return entries[Math.min(i, j) * n + Math.max(i, j)]!;
      });
      const { values, vectors } = symmetricEigen(a, n);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          let rebuilt = 0;
          let product = 0;
          for (let k = 0; k < n; k++) {
            rebuilt += values[k]! * vectors[k * n + i]! * vectors[k * n + j]!;
            product += vectors[i * n + k]! * vectors[j * n + k]!;
          }
          expect(rebuilt).toBeCloseTo(a[i * n + j]!, 7);
          expect(product).toBeCloseTo(i === j ? 1 : 0, 9);
        }
      }
    }),
  );
});
