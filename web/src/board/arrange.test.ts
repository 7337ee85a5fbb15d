import { expect, test } from 'vitest';
import { aTheme } from './a-theme.ts';
import { arrange, columnBeside } from './arrange.ts';

test('every column is there, empty or not, and keeps the order', () => {
  const board = arrange([
    aTheme({ id: 'b', status: 'owned' }),
    aTheme({ id: 'a', status: 'owned' }),
    aTheme({ id: 'w', status: 'watching' }),
  ]);
  expect(board.get('owned')?.map((theme) => theme.id)).toEqual(['b', 'a']);
  expect(board.get('watching')).toHaveLength(1);
  expect(board.get('prevented')).toEqual([]);
});

test('merged themes are not on the board', () => {
  const board = arrange([aTheme({ id: 'm', status: 'merged' })]);
  expect([...board.values()].flat()).toEqual([]);
});

test('columns have neighbours, ends and side states do not', () => {
  expect(columnBeside('heard', 1)).toBe('grouped');
  expect(columnBeside('heard', -1)).toBeNull();
  expect(columnBeside('prevented', 1)).toBeNull();
  expect(columnBeside('declined', 1)).toBeNull();
});
