import { expect, test } from 'vitest';
import { standsByWords } from './stands-by-words.ts';

const marked = (...scores: number[]) =>
  scores.map((_, at, all) =>
    standsByWords(
      all.map((score) => ({ score })),
      at,
    ),
  );

test('what stands above a higher score does so by its words, wherever that one stands', () => {
  expect(marked(0.18, 0.25, 0.1)).toEqual([true, false, false]);
  expect(marked(0.3, 0.18, 0.25)).toEqual([false, true, false]);
  expect(marked(0.2, 0.18, 0.25)).toEqual([true, true, false]);
});

test('suggestions in the order of what is shown need no word of it', () => {
  expect(marked(0.25, 0.25, 0.18)).toEqual([false, false, false]);
  expect(marked(0.25)).toEqual([false]);
});
