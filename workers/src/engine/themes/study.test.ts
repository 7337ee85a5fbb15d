import { expect, test } from 'vitest';
import { divideComments } from './study.ts';

const comments = Array.from({ length: 20_010 }, (_, i) => ({
  id: `c${i}`,
  text: '',
  language: null,
}));

test('above 20,000 a sample is studied that holds all that people placed', () => {
  const pinned = new Map<string, string | null>([
    ['c20000', 'a'],
    ['c5', 'a'],
    ['c7', null],
  ]);
  const { studied, rest, refused } = divideComments(comments, { pinned, banned: new Map() }, 1);
  expect(studied.length).toBe(20_000);
  expect(Array.from(studied)).toEqual(expect.arrayContaining([5, 20_000]));
  expect(Array.from(refused)).toEqual([7]);
  expect(new Set([...studied, ...rest, ...refused]).size).toBe(comments.length);
});

test('the sample is the same in whatever order comments come, and another for another seed', () => {
  const free = { pinned: new Map<string, null>(), banned: new Map<string, Set<string>>() };
  const chosen = (list: typeof comments, seed: number) =>
    Array.from(divideComments(list, free, seed).studied, (i) => list[i]!.id);
  expect(chosen(comments.toReversed(), 1)).toEqual(chosen(comments, 1));
  expect(chosen(comments, 2)).not.toEqual(chosen(comments, 1));
});
