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
  expect(studied.map(({ id }) => id)).toEqual(expect.arrayContaining(['c5', 'c20000']));
  expect(refused.map(({ id }) => id)).toEqual(['c7']);
  expect(studied.length + rest.length + refused.length).toBe(comments.length);
});
