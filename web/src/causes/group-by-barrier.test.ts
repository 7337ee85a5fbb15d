import type { StalledTheme } from '@vocero/api/contract/barriers';
import { expect, test } from 'vitest';
import { groupByBarrier, weeksSince } from './group-by-barrier.ts';

const theme = (id: string, barrier: StalledTheme['barrier']): StalledTheme => ({
  id,
  label: id,
  status: 'owned',
  movedAt: '2026-03-01T00:00:00.000Z',
  owner: null,
  department: null,
  barrier,
  barrierNote: null,
});

test('themes without a named barrier are asked first, and no group is empty', () => {
  const groups = groupByBarrier([
    theme('a', 'unfixable'),
    theme('b', null),
    theme('c', 'unfixable'),
  ]);
  expect(groups.map(({ barrier, themes }) => [barrier, themes.map(({ id }) => id)])).toEqual([
    [null, ['b']],
    ['unfixable', ['a', 'c']],
  ]);
});

test('weeks are counted whole', () => {
  const at = '2026-03-01T00:00:00.000Z';
  expect(weeksSince(at, Date.parse('2026-03-28T23:00:00.000Z'))).toBe(3);
  expect(weeksSince(at, Date.parse('2026-03-29T00:00:00.000Z'))).toBe(4);
});
