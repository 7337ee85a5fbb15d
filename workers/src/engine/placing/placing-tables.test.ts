import { expect, test } from 'vitest';
import { MOST_COMMENT_WORDS } from '../words/comment-words.ts';
import { makePlacingTables } from './placing-tables.ts';

/** Themes of so many centres each, in a space of two halves of four numbers. */
function modelOf(sizes: readonly number[]) {
  const themeOf = Int32Array.from(sizes.flatMap((size, theme) => Array<number>(size).fill(theme)));
  return {
    space: {
      latentWidth: 4,
      contextWidth: 4,
      features: new Map([['abc', 0]]),
      projection: new Float32Array(4).fill(1),
      stems: new Map([['abc', 0]]),
      meanings: new Float32Array(4).fill(1),
      stemWeights: Float32Array.of(1),
      unseenWeight: 1,
      common: new Float32Array(4),
    },
    rarity: { ofStem: Float32Array.of(1), unseen: 2 },
    centres: {
      themeOf,
      vectors: Float32Array.from({ length: themeOf.length * 8 }, (_, at) => at),
      stemStarts: new Int32Array(themeOf.length + 1),
      stemRows: new Int32Array(0),
      stemWeights: new Float32Array(0),
    },
  };
}

const tablesOf = (sizes: readonly number[]) => makePlacingTables(modelOf(sizes), () => 0);

test('themes with about as many centres stand side by side, so that few columns are filled up', () => {
  // Fours by falling size: 5 5 5 4 and 1 1 1 with one more to fill it up: 5 · 4 + 1 · 4 columns of 4 bytes.
  expect(tablesOf([1, 5, 1, 4, 5, 1, 5]).layout.columns).toBe((5 * 4 + 1 * 4) * 4);
  expect(tablesOf([]).layout.columns).toBe(0);
});

test('however many columns there are, half the rows of words take any comment', () => {
  expect(tablesOf(Array<number>(9_000).fill(1)).wordRows).toBe(2 * MOST_COMMENT_WORDS);
});
