import { expect, test } from 'vitest';
import { nextStep } from './next-step.ts';

test('learns the first time from ten comments on', () => {
  expect(nextStep({ learned: null, placed: 9, unsorted: 9 }, 1)).toBeNull();
  expect(nextStep({ learned: null, placed: 10, unsorted: 10 }, 1)).toBe('learn');
});

test('grows when the unsorted ones grew by a quarter, eight at least', () => {
  const small = { comments: 400, unsorted: 20 };
  expect(nextStep({ learned: small, placed: 7, unsorted: 7 }, 1)).toBeNull();
  expect(nextStep({ learned: small, placed: 8, unsorted: 8 }, 1)).toBe('grow');
  const large = { comments: 4_000, unsorted: 400 };
  expect(nextStep({ learned: large, placed: 99, unsorted: 99 }, 1)).toBeNull();
  expect(nextStep({ learned: large, placed: 100, unsorted: 100 }, 1)).toBe('grow');
});

test('grows with each twentieth more, once for it however many are placed at once', () => {
  const learned = { comments: 400, unsorted: 0 };
  expect(nextStep({ learned, placed: 19, unsorted: 0 }, 5)).toBeNull();
  expect(nextStep({ learned, placed: 20, unsorted: 0 }, 1)).toBe('grow');
  expect(nextStep({ learned, placed: 21, unsorted: 0 }, 1)).toBeNull();
  expect(nextStep({ learned, placed: 39, unsorted: 0 }, 25)).toBe('grow');
  const large = { comments: 4_000, unsorted: 0 };
  expect(nextStep({ learned: large, placed: 950, unsorted: 0 }, 400)).toBe('grow');
});

test('a small corpus waits for ten comments, a large one for no more than two thousand', () => {
  const small = { comments: 120, unsorted: 0 };
  expect(nextStep({ learned: small, placed: 9, unsorted: 0 }, 9)).toBeNull();
  expect(nextStep({ learned: small, placed: 10, unsorted: 0 }, 1)).toBe('grow');
  const large = { comments: 1_000_000, unsorted: 40_000 };
  expect(nextStep({ learned: large, placed: 1_999, unsorted: 10 }, 300)).toBeNull();
  expect(nextStep({ learned: large, placed: 2_000, unsorted: 10 }, 300)).toBe('grow');
});

test('learns again when all comments grew by a tenth or a third, even if each found its theme', () => {
  const small = { comments: 400, unsorted: 0 };
  expect(nextStep({ learned: small, placed: 39, unsorted: 0 }, 1)).toBeNull();
  expect(nextStep({ learned: small, placed: 40, unsorted: 0 }, 1)).toBe('learn');
  const large = { comments: 6_000, unsorted: 0 };
  expect(nextStep({ learned: large, placed: 1_999, unsorted: 0 }, 1)).toBeNull();
  expect(nextStep({ learned: large, placed: 2_000, unsorted: 0 }, 1)).toBe('learn');
});
