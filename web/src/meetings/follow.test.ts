import { expect, test } from 'vitest';
import { pageAfter, positionOf, shownOf, turned, type View } from './follow.ts';

const items = ['a', 'b', 'c'];
const following: View = { mode: 'follow', own: null };

test('who follows sees what is spoken of, until they turn a page themselves', () => {
  expect(shownOf(following, 'b')).toBe('b');
  const alone = turned(following, 'c');
  expect(alone.mode).toBe('alone');
  expect(shownOf(alone, 'b')).toBe('c');
});

test('who leads goes on leading when they turn a page', () => {
  const leading: View = { mode: 'lead', own: null };
  expect(turned(leading, 'c')).toBe(leading);
  expect(shownOf(leading, 'c')).toBe('c');
});

test('pages go from the first item to the end and back, and no further', () => {
  expect(pageAfter(items, 'a', 1)).toBe('b');
  expect(pageAfter(items, 'c', 1)).toBeNull();
  expect(pageAfter(items, null, 1)).toBeNull();
  expect(pageAfter(items, null, -1)).toBe('c');
  expect(pageAfter(items, 'a', -1)).toBe('a');
  expect(pageAfter([], null, -1)).toBeNull();
});

test('a page that was taken off stands where the end does', () => {
  expect(positionOf(items, 'gone')).toBe(3);
  expect(positionOf(items, null)).toBe(3);
  expect(positionOf(items, 'a')).toBe(0);
});
