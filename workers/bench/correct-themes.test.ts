import { expect, test } from 'vitest';
import { simulateCorrections } from './correct-themes.ts';

const labels = ['card', 'card', 'card', 'bill', 'bill', 'lift'];
const comments = labels.map((_, i) => ({ id: `c${i}`, text: '', language: null }));
const placements = ['a', 'a', 'b', 'b', 'b', 'b'].map((themeId, i) => ({
  ...{ commentId: `c${i}`, themeId },
  ...{ score: 1, reason: null },
}));
// Only placements are looked at.
const learned = { placements, themes: [], model: null as never };

test('strays go to the theme of their label, labels without one get one made', () => {
  const moves = simulateCorrections({ labels, comments, learned, each: 5, seed: 1 });
  expect(Object.fromEntries(moves)).toEqual({ c2: 'a', c5: 'made for lift' });
});

test('no more than asked for are moved for each label', () => {
  const all = placements.map((placement) => ({ ...placement, themeId: 'a' }));
  const one = { labels, comments, learned: { ...learned, placements: all }, each: 1, seed: 1 };
  const moves = simulateCorrections(one);
  expect(Array.from(moves.values()).sort()).toEqual(['made for bill', 'made for lift']);
});
