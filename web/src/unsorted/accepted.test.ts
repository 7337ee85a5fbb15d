import type { UnsortedComment } from '@vocero/api/contract/placements';
import { expect, test } from 'vitest';
import { accepted } from './accepted.ts';

const comment = (id: string, ...themeIds: string[]) =>
  ({
    id,
    suggestions: themeIds.map((themeId) => ({ themeId, label: '', score: 0.5 })),
  }) as unknown as UnsortedComment;

test('each comment goes to its own first suggestion', () => {
  const placed = accepted([comment('a', 'x', 'y'), comment('b', 'y'), comment('c', 'x')]);
  expect([...placed]).toEqual([
    ['x', ['a', 'c']],
    ['y', ['b']],
  ]);
});

test('without a suggestion there is nothing to accept', () => {
  expect(accepted([comment('a')]).size).toBe(0);
});
