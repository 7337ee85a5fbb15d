import { expect, test } from 'vitest';
import { shouldLearn } from './should-learn.ts';

test('the first time from ten comments on', () => {
  expect(shouldLearn({ learned: null, placed: 9, unsorted: 9 })).toBe(false);
  expect(shouldLearn({ learned: null, placed: 10, unsorted: 10 })).toBe(true);
});

test('again when the unsorted ones grew by a quarter, eight at least', () => {
  const small = { comments: 400, unsorted: 20 };
  expect(shouldLearn({ learned: small, placed: 7, unsorted: 7 })).toBe(false);
  expect(shouldLearn({ learned: small, placed: 8, unsorted: 8 })).toBe(true);
  const large = { comments: 4_000, unsorted: 400 };
  expect(shouldLearn({ learned: large, placed: 99, unsorted: 99 })).toBe(false);
  expect(shouldLearn({ learned: large, placed: 100, unsorted: 100 })).toBe(true);
});

test('again when all comments grew by a half, even if each found its theme', () => {
  const learned = { comments: 100, unsorted: 0 };
  expect(shouldLearn({ learned, placed: 49, unsorted: 0 })).toBe(false);
  expect(shouldLearn({ learned, placed: 50, unsorted: 0 })).toBe(true);
});
