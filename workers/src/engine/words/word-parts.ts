import type { Corpus } from './corpus.ts';
import { sparseFromRows, type Sparse } from '../algebra/sparse.ts';
import { wordFeatures } from './word-features.ts';

/** What the words of a corpus are made of. */
export interface WordParts {
  /** Part of a word → its column. */
  features: Map<string, number>;
  /** By column: ln((n + 1) / (comments with the part + 1)) + 1. */
  idf: Float32Array;
  /** words × features; a value is times the part occurs in the word · idf. */
  table: Sparse;
}

const MIN_USES = 2;
const MAX_FEATURES = 30_000;

/** Takes the words of a corpus apart; parts of a single comment are left out. */
export function readWordParts(corpus: Corpus): WordParts {
  const perWord = corpus.words.map(wordFeatures);
  const uses = new Map<string, number>();
  perWord.forEach((row, word) => {
    for (const f of row.keys()) uses.set(f, (uses.get(f) ?? 0) + corpus.wordUses[word]!);
  });
  const kept = Array.from(uses).filter(([, n]) => n >= MIN_USES);
  if (kept.length > MAX_FEATURES) kept.sort((a, b) => b[1] - a[1]);
  const known = kept.slice(0, MAX_FEATURES);
  const features = new Map(known.map(([feature], row) => [feature, row]));
  const idf = Float32Array.from(known, ([, n]) => idfOf(corpus.size, n));
  const rows = perWord.map((row) => {
    const values = new Map<number, number>();
    for (const [f, n] of row) {
      const at = features.get(f);
      if (at !== undefined) values.set(at, n * idf[at]!);
    }
    return values;
  });
  return { features, idf, table: sparseFromRows(rows, features.size) };
}

/** A part that a comment has in several words counts for each, so `uses` can pass the comments. */
function idfOf(size: number, uses: number): number {
  return Math.log((size + 1) / (Math.min(size, uses) + 1)) + 1;
}
