import { expect, test } from 'vitest';
import { moveItem } from './move-item.ts';

const abc = ['a', 'b', 'c'];

test('an item goes to its place and the others close up', () => {
  expect(moveItem(abc, 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moveItem(abc, 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moveItem(abc, 1, 1)).toEqual(abc);
});

test('the ends of the list are as far as it goes', () => {
  expect(moveItem(abc, 0, -1)).toEqual(abc);
  expect(moveItem(abc, 1, 9)).toEqual(['a', 'c', 'b']);
});
