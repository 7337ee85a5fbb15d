import { expect, test } from 'vitest';
import { nextCard } from './board-focus.ts';

const columns = [
  { key: 'heard', ids: ['a', 'b', 'c'] },
  { key: 'grouped', ids: [] },
  { key: 'owned', ids: ['d'] },
];

test('up and down stay in the column and stop at its ends', () => {
  expect(nextCard(columns, 'a', 'down')).toBe('b');
  expect(nextCard(columns, 'a', 'up')).toBe('a');
  expect(nextCard(columns, 'c', 'down')).toBe('c');
  expect(nextCard(columns, 'a', 'last')).toBe('c');
});

test('sideways skips empty columns and keeps the height where it can', () => {
  expect(nextCard(columns, 'c', 'right')).toBe('d');
  expect(nextCard(columns, 'd', 'left')).toBe('a');
  expect(nextCard(columns, 'd', 'right')).toBe('d');
});

test('a card that is gone hands the focus to the first one', () => {
  expect(nextCard(columns, 'gone', 'down')).toBe('a');
  expect(nextCard([], 'gone', 'down')).toBeNull();
});
