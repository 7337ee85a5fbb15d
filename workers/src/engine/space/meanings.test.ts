import { expect, test } from 'vitest';
import { readCorpus } from '../words/corpus.ts';
import { dotAt, normalizeAt } from '../algebra/dense.ts';
import { learnMeanings } from './meanings.ts';

test('words that keep the same company mean alike, words used once mean nothing known', () => {
  const corpus = readCorpus([
    'invoice amount wrong',
    'bill amount wrong',
    'invoice amount high',
    'bill amount high',
    'parcel courier late',
    'package courier late',
    'parcel courier lost',
    'package courier lost',
    'once',
  ]);
  const { rowOfStem, vectors, width } = learnMeanings(corpus, 3, 1);
  const row = (word: string) => rowOfStem[corpus.stems.indexOf(word.slice(0, 5))]!;
  for (let r = 0; r * width < vectors.length; r++) normalizeAt(vectors, r * width, width);
  const likeness = (a: string, b: string) =>
    dotAt(vectors, row(a) * width, vectors, row(b) * width, width);
  expect(likeness('invoice', 'bill')).toBeGreaterThan(0.9);
  expect(likeness('invoice', 'parcel')).toBeLessThan(0.3);
  expect(row('once')).toBe(-1);
});
