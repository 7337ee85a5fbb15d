import { expect, test } from 'vitest';
import { shouldLearn } from './should-learn.ts';

test('the first time from ten comments on', () => {
  expect(shouldLearn({ learned: null, placed: 9, unsorted: 9 })).toBe(false);
  expect(shouldLearn({ learned: null, placed: 10, unsorted: 10 })).toBe(true);
});

test('again when all comments grew by a third, even if each found its theme', () => {
  const learned = { comments: 6_000, unsorted: 0 };
  expect(shouldLearn({ learned, placed: 1_999, unsorted: 0 })).toBe(false);
  expect(shouldLearn({ learned, placed: 2_000, unsorted: 0 })).toBe(true);
});

test('up to two thousand comments when they grew by a tenth', () => {
  const learned = { comments: 2_000, unsorted: 0 };
  expect(shouldLearn({ learned, placed: 199, unsorted: 0 })).toBe(false);
  expect(shouldLearn({ learned, placed: 200, unsorted: 0 })).toBe(true);
  const more = { comments: 2_001, unsorted: 0 };
  expect(shouldLearn({ learned: more, placed: 200, unsorted: 0 })).toBe(false);
});

test('of the fewest not before ten came in', () => {
  const learned = { comments: 50, unsorted: 0 };
  expect(shouldLearn({ learned, placed: 9, unsorted: 0 })).toBe(false);
  expect(shouldLearn({ learned, placed: 10, unsorted: 0 })).toBe(true);
});

test('not for what is unsorted: of that themes grow', () => {
  expect(shouldLearn({ learned: { comments: 1_000, unsorted: 0 }, placed: 90, unsorted: 90 })).toBe(
    false,
  );
});
