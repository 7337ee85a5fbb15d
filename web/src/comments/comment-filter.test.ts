import { expect, test } from 'vitest';
import { feedbackQuery } from './comment-filter.ts';

const from = (search: string) => {
  const query = new URLSearchParams(search);
  return feedbackQuery((name) => query.get(name), Date.UTC(2026, 2, 31));
};

test('filters of the address become the question to the server', () => {
  expect(from('?reason=be&kind=avoidable&days=30&state=placed')).toEqual({
    reason: 'be',
    kind: 'avoidable',
    state: 'placed',
    since: '2026-03-01T00:00:00.000Z',
  });
});

test('what is not known is left out', () => {
  expect(from('?kind=silly&state=&days=3000')).toEqual({});
});
