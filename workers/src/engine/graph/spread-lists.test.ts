import { expect, test } from 'vitest';
import { emptyLists, offer } from './nearest-list.ts';
import { spreadLists } from './spread-lists.ts';

test('who is stood for has the one that does and its neighbours, by the numbers of all', () => {
  const lists = emptyLists(2, 2);
  offer(lists, 0, 1, 0.5);
  offer(lists, 1, 0, 0.5);
  const standing = { kept: Int32Array.of(1, 2), of: Int32Array.of(0, 0, 1, 0) };
  const { n, k, indices, similarities } = spreadLists(lists, standing);
  expect([n, k]).toEqual([4, 2]);
  expect(Array.from(indices)).toEqual([1, 2, 2, -1, 1, -1, 1, 2]);
  expect(Array.from(similarities)).toEqual([1, 0.5, 0.5, -2, 0.5, -2, 1, 0.5]);
});
