import { expect, test } from 'vitest';
import { centresOf, likenessWithoutSelf, sumCentres } from './centres.ts';

const stems = [new Map([[0, 1]]), new Map([[0, 1]]), new Map([[0, 1]]), new Map([[1, 1]])];
const vectors = Float32Array.of(1, 0, 1, 0, 0.6, 0.8, 0, 1);
const given = { vectors, width: 2, stems, fine: Int32Array.of(0, 0, 0, 1) };
const nobody = Int32Array.of(-1, -1, -1, -1);

test('a lone member beside a larger group makes no centre, unless a person placed it', () => {
  const themeOf = Int32Array.of(5, 5, 5, 5);
  expect(sumCentres({ ...given, themeOf, pinned: nobody }).sizes).toEqual([3]);
  const pinned = Int32Array.of(-1, -1, -1, 5);
  expect(sumCentres({ ...given, themeOf, pinned }).sizes).toEqual([3, 1]);
});

test('a theme of small groups alone is one centre, and comments without a theme are in none', () => {
  const themeOf = Int32Array.of(-1, -1, 5, 5);
  const sums = sumCentres({ ...given, themeOf, pinned: nobody });
  expect(sums.sizes).toEqual([2]);
  expect(Array.from(sums.centreOf)).toEqual([-1, -1, 0, 0]);
});

test('small groups that are a large part of a theme are one centre of it', () => {
  const input = { ...given, stems: [...stems, ...stems], vectors: new Float32Array(16) };
  const themeOf = new Int32Array(8).fill(5);
  const pinned = new Int32Array(8).fill(-1);
  const centresWith = (...fine: number[]) =>
    sumCentres({ ...input, themeOf, pinned, fine: Int32Array.from(fine) });
  expect(centresWith(0, 0, 0, 0, 0, 0, 1, 2).sizes).toEqual([6]);
  const { sizes, centreOf } = centresWith(0, 0, 0, 0, 1, 1, 2, 3);
  expect(sizes).toEqual([4, 4]);
  expect(Array.from(centreOf)).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
});

test('likeness is measured without the member itself', () => {
  const themeOf = Int32Array.of(5, 5, 5, -1);
  const sums = sumCentres({ ...given, themeOf, pinned: nobody });
  // The third against (1, 0) + (1, 0): cosine 0.6; all have the same stem.
  const member = { i: 2, vectors, width: 2, stems: stems[2]! };
  const likeness = likenessWithoutSelf(sums, [0], member);
  expect(likeness.dense).toBeCloseTo(0.6, 6);
  expect(likeness.stems).toBeCloseTo(1, 6);
});

test('centres have length 1', () => {
  const sums = sumCentres({ ...given, themeOf: Int32Array.of(5, 5, 5, -1), pinned: nobody });
  const [x, y] = centresOf(sums, 2).vectors;
  expect(Math.hypot(x!, y!)).toBeCloseTo(1, 6);
});
