import { expect, test } from 'vitest';
import { readCorpus } from '../words/corpus.ts';
import { nearestLikeness } from './nearest-likeness.ts';

const likeness = (texts: string[]) => nearestLikeness(readCorpus(texts));

test('comments that share no word are not alike, those said twice are', () => {
  expect(likeness(['red house', 'blue car', 'green tree'])).toBe(0);
  expect(likeness(['red house', 'red house', 'blue car', 'blue car'])).toBeCloseTo(1);
});

test('a rare word in common makes more alike than one that all have', () => {
  const rare = likeness(['the red house', 'the red car', 'the tree', 'the moon']);
  const common = likeness(['the red house', 'the blue car', 'the tree', 'the moon']);
  expect(rare).toBeGreaterThan(common);
  expect(common).toBe(0);
});

test('no comments, and one alone, are like nothing', () => {
  expect(likeness([])).toBe(0);
  expect(likeness(['red house'])).toBe(0);
});
