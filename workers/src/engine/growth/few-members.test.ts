import { expect, test } from 'vitest';
import { likenessWithoutSelf, sumCentres } from '../themes/centres.ts';
import { liftForFew } from './few-members.ts';

const WIDTH = 64;

/** Comments that share the first direction by half their square, and nothing else. */
function group(size: number) {
  const vectors = new Float32Array(size * WIDTH);
  for (let i = 0; i < size; i++) {
    vectors[i * WIDTH] = Math.SQRT1_2;
    vectors[i * WIDTH + 1 + i] = Math.SQRT1_2;
  }
  const stems = Array.from(
    { length: size },
    (_, i) =>
      new Map([
        [0, Math.SQRT1_2],
        [1 + i, Math.SQRT1_2],
      ]),
  );
  const one = new Int32Array(size);
  const pinned = one.map(() => -1);
  const sums = sumCentres({ themeOf: one, fine: one, pinned, vectors, width: WIDTH, stems });
  const member = { i: 0, vectors, width: WIDTH, stems: stems[0]! };
  return { lift: liftForFew(sums, 0, WIDTH), likeness: likenessWithoutSelf(sums, [0], member) };
}

test('a member of three is as alike to its group as one of many, in vectors and in words', () => {
  const few = group(3);
  const many = group(60);
  expect(few.likeness.dense).toBeLessThan(0.9 * many.likeness.dense);
  for (const key of ['dense', 'stems'] as const) {
    // Each is 0.5 alike to each other, so to very many √0.5.
    expect(few.lift[key] * few.likeness[key]).toBeCloseTo(Math.SQRT1_2, 5);
    expect(many.lift[key] * many.likeness[key]).toBeCloseTo(Math.SQRT1_2, 5);
    expect(many.lift[key]).toBeLessThan(1.02);
  }
});

test('those who share nothing are lifted only so far, and one alone is not', () => {
  const dense = Float32Array.of(1, 1, 1); // three unit vectors at right angles
  const stems = [new Map<number, number>()];
  const apart = { themeOf: [0], sizes: [3], dense, stems, centreOf: Int32Array.of(0, 0, 0) };
  expect(liftForFew(apart, 0, 3).dense).toBeCloseTo(Math.sqrt(1.1 / 0.2), 6);
  expect(liftForFew({ ...apart, sizes: [1] }, 0, 3)).toEqual({ dense: 1, stems: 1 });
});
