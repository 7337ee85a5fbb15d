import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkByAverage } from './average-linkage.ts';

/** Likeness by how near numbers lie on a line. */
const near = (values: readonly number[]) =>
  Float64Array.from(values.flatMap((a) => values.map((b) => 1 / (1 + Math.abs(a - b)))));
const groups = (values: readonly number[], least: number, sizes = values.map(() => 1)) =>
  Array.from(linkByAverage(near(values), sizes, least));

test('what is alike is one group, numbered in the order of first members', () => {
  expect(groups([9, 1, 9.1, 1.2, 5], 0.5)).toEqual([0, 1, 0, 1, 2]);
});

test('groups are as alike as their members are on average', () => {
  // {0, 1} and 2: (1/3 + 1/2) / 2 = 5/12
  expect(groups([0, 1, 2], 0.41)).toEqual([0, 0, 0]);
  expect(groups([0, 1, 2], 0.42)).toEqual([0, 0, 1]);
});

test('one that stands for many weighs as many', () => {
  // 4 joins 3 at 1/2; from 0: (1/4 + 1/5) / 2 = 0.225, with the nearer one ninefold 0.245
  expect(groups([0, 3, 4], 0.24)).toEqual([0, 1, 1]);
  expect(groups([0, 3, 4], 0.24, [1, 9, 1])).toEqual([0, 0, 0]);
});

test('nothing, one, and all the same', () => {
  expect(groups([], 0.5)).toEqual([]);
  expect(groups([1], 0.5)).toEqual([0]);
  expect(groups([1, 1, 1], 0.5)).toEqual([0, 0, 0]);
});

test('no two groups that are left are alike enough, and each was joined by likeness', () => {
  const values = fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { maxLength: 30 });
  fc.assert(
    fc.property(values, (places) => {
      const least = 0.3;
      const numbers = groups(places, least);
      const members = new Map<number, number[]>();
      numbers.forEach((group, at) =>
        members.set(group, [...(members.get(group) ?? []), places[at]!]),
      );
      for (const [a, ofA] of members) {
        for (const [b, ofB] of members) {
          if (a >= b) continue;
          const all = ofA.flatMap((x) => ofB.map((y) => 1 / (1 + Math.abs(x - y))));
          expect(all.reduce((sum, one) => sum + one, 0) / all.length).toBeLessThan(least + 1e-9);
        }
      }
    }),
  );
});
