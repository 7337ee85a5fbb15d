import { expect, test } from 'vitest';
import { nextCurrent } from './next-current.ts';

const ids = ['a', 'b', 'c', 'd'];

test('stays where it is when others leave', () => {
  expect(nextCurrent(ids, 'b', ['a', 'c'])).toBe('b');
});

test('goes down to the next that stays, and up at the end', () => {
  expect(nextCurrent(ids, 'b', ['b', 'c'])).toBe('d');
  expect(nextCurrent(ids, 'd', ['d'])).toBe('c');
});

test('an emptied tray has none, a fresh one begins at the top', () => {
  expect(nextCurrent(ids, 'a', ids)).toBeNull();
  expect(nextCurrent(ids, null, [])).toBe('a');
  expect(nextCurrent(ids, 'gone', [])).toBe('a');
});
