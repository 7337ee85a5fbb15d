import { expect, test } from 'vitest';
import { shouldLearn } from './should-learn.ts';

test('the first time from ten comments on', () => {
  expect(shouldLearn({ learned: null, placed: 9, unsorted: 9 })).toBe(false);
  expect(shouldLearn({ learned: null, placed: 10, unsorted: 10 })).toBe(true);
});

test('again when all comments grew by a third, even if each found its theme', () => {
  const learned = { comments: 100, unsorted: 0 };
  expect(shouldLearn({ learned, placed: 33, unsorted: 0 })).toBe(false);
  expect(shouldLearn({ learned, placed: 34, unsorted: 0 })).toBe(true);
});

test('not for what is unsorted: of that themes grow', () => {
  expect(shouldLearn({ learned: { comments: 100, unsorted: 0 }, placed: 30, unsorted: 30 })).toBe(
    false,
  );
});
