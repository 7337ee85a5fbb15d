import { expect, test } from 'vitest';
import { answersOf, indexOf } from './satisfaction.ts';

const scores = {
  departmentId: '0',
  solvedCount: 10,
  solvedSum: 8,
  treatedCount: 8,
  treatedSum: 4,
  firstTimeCount: 5,
  firstTimeSum: 1,
};

test('the index is the mean of solved, treated and right first time', () => {
  // (0.8 + 0.5 + 0.2) / 3, of the five who answered the last one
  const index = indexOf(scores);
  expect(index.mean).toBeCloseTo(0.5, 12);
  expect(index.n).toBe(5);
});

test('under five answers a question is masked, and so is the index', () => {
  const few = { ...scores, firstTimeCount: 4 };
  expect(answersOf(few).firstTime).toEqual({ n: 4, mean: null, low: null, high: null });
  expect(answersOf(few).solved.mean).toBeCloseTo(0.8, 12);
  expect(indexOf(few)).toEqual({ n: 4, mean: null, low: null, high: null });
});

test('nobody was asked: there is nothing to tell', () => {
  expect(indexOf(undefined)).toEqual({ n: 0, mean: null, low: null, high: null });
});
