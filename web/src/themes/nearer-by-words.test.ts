import { expect, test } from 'vitest';
import { isNearerByWords } from './nearer-by-words.ts';

const chosen = (score: number) => ({ id: 'b', label: 'B', score });

test('a theme that is called nearer with the lower score, or the same, won by words', () => {
  expect(isNearerByWords({ rule: 'nearer', score: 0.65, chosen: chosen(0.53) })).toBe(true);
  expect(isNearerByWords({ rule: 'nearer', score: 0.5, chosen: chosen(0.5) })).toBe(true);
  expect(isNearerByWords({ rule: 'nearer', score: 0.4, chosen: chosen(0.5) })).toBe(false);
});

test('what people placed won by nothing but their word', () => {
  expect(isNearerByWords({ rule: 'pinned', score: 0.65, chosen: chosen(0.53) })).toBe(false);
  expect(isNearerByWords({ rule: 'pinned', score: 0.65, chosen: null })).toBe(false);
});
