import { expect, test } from 'vitest';
import fc from 'fast-check';
import { fallingPlaces } from './falling-places.ts';

test('the largest comes first, equal ones in the order they came', () => {
  expect(fallingPlaces(Float32Array.of(0.5, 2, 0, 2, 0.25))).toEqual(Int32Array.of(1, 3, 0, 4, 2));
  expect(fallingPlaces(new Float32Array(0))).toEqual(new Int32Array(0));
});

test('any numbers that are not below 0 are as a stable sort has them', () => {
  const numbers = fc.array(fc.float({ min: 0, noNaN: true }), { maxLength: 200 });
  fc.assert(
    fc.property(numbers, (list) => {
      const values = Float32Array.from(list, (value) => value + 0); // no −0
      const sorted = Array.from(values.keys()).sort((a, b) => values[b]! - values[a]! || a - b);
      const infinite = values.filter((value) => value === Infinity).length;
      fc.pre(infinite < 2); // ∞ − ∞ is no order
      expect(Array.from(fallingPlaces(values))).toEqual(sorted);
    }),
  );
});
