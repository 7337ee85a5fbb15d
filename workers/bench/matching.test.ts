import { expect, test } from 'vitest';
import { bestMatching } from './matching.ts';

test('takes the best sum, not the best first choice', () => {
  // greedy takes 10 and is left with 1; 9 + 8 is more
  expect(
    bestMatching([
      [10, 9],
      [8, 1],
    ]),
  ).toEqual([1, 0]);
});

test('leaves columns over when there are more of them than rows', () => {
  // 2 + 7 is more than 5 + 3
  expect(
    bestMatching([
      [1, 5, 2],
      [1, 7, 3],
    ]),
  ).toEqual([2, 1]);
});

test('agrees with trying every order', () => {
  const gains = Array.from({ length: 5 }, (_, i) =>
    Array.from({ length: 6 }, (__, j) => (i * 7 + j * 11 + i * j * 5) % 13),
  );
  const sum = (columns: readonly number[]) =>
    columns.reduce((total, column, row) => total + gains[row]![column]!, 0);
  const best = (row: number, free: readonly number[]): number =>
    row === gains.length
      ? 0
      : Math.max(
          ...free.map(
            (j) =>
              gains[row]![j]! +
              best(
                row + 1,
                free.filter((other) => other !== j),
              ),
          ),
        );
  const found = bestMatching(gains);
  expect(new Set(found).size).toBe(5);
  expect(sum(found)).toBe(best(0, [0, 1, 2, 3, 4, 5]));
});

test('refuses more rows than columns', () => {
  expect(() => bestMatching([[1], [2]])).toThrow(RangeError);
});
