import { expect, test } from 'vitest';
import { termsKey } from './alike-words.ts';

test('only words that other comments of the theme say too are called shared', () => {
  expect(termsKey({ shared: true })).toBe('why.shares');
  expect(termsKey({ shared: false })).toBe('why.near');
});
