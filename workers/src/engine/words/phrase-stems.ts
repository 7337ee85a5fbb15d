import stemmers from 'natural/lib/natural/stemmers/index.js';
import { stemOf } from './word-features.ts';

const STEMMERS = new Map([
  ['en', stemmers.PorterStemmer],
  ['es', stemmers.PorterStemmerEs],
  ['fr', stemmers.PorterStemmerFr],
  ['it', stemmers.PorterStemmerIt],
  ['nl', stemmers.PorterStemmerNl],
  ['pt', stemmers.PorterStemmerPt],
]);

/** Stemming costs more than a look-up, and comments use the same words over and over. */
const remembered = new Map<string, string>();
const MAX_REMEMBERED = 50_000;

/**
 * What forms of a folded word have in common where phrases are counted: "rate" for "rates", "arriv"
 * for "arrived". Languages without a stemmer here are cut, as in features.
 */
export function phraseStem(word: string, language: string | null): string {
  const stemmer = STEMMERS.get(language ?? '');
  if (!stemmer) return stemOf(word);
  const key = `${language} ${word}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const stem = stemmer.stem(word) || word;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(key, stem);
  return stem;
}
