import type { Corpus } from '../words/corpus.ts';
import { gram, normalizeAt } from '../algebra/dense.ts';
import { symmetricEigen } from '../algebra/eigen.ts';
import { removeLanguages } from '../concepts/language-directions.ts';
import { learnLatent, type Latent } from './latent.ts';
import type { Meanings } from './meanings.ts';
import { finishVector, widthOf, type Space } from './space.ts';
import { multiply } from '../algebra/sparse.ts';
import type { WordParts } from '../words/word-parts.ts';

/** Dimensions that n comments can fill: few for a handful, at most 200 and 100. */
export function spaceSize(n: number): { latent: number; context: number } {
  const latent = Math.min(200, Math.max(8, Math.ceil(n / 3)));
  return { latent, context: Math.ceil(latent / 2) };
}

export interface SpaceInput {
  corpus: Corpus;
  parts: WordParts;
  meanings: Meanings;
  /** How much each stem of the corpus counts, 0 to 1. */
  stemWeights: Float32Array;
  latentWidth: number;
  seed: number;
  /** In a corpus of several languages, that of each comment; else null. */
  languageOf: Int32Array | null;
}

/** The space of a corpus, and the vectors (comments × width) of its comments in it. */
export function learnSpace(input: SpaceInput): { space: Space; vectors: Float32Array } {
  const { corpus, parts, stemWeights, latentWidth, seed, languageOf } = input;
  const weights = Float32Array.from(corpus.stemOfWord, (stem) => stemWeights[stem]!);
  const latent = learnLatent(corpus, parts, weights, latentWidth, seed);
  const space = emptyOfCommon(input, latent);
  const width = widthOf(space);
  const sums = multiply(corpus.counts, wordTable(input, latent, weights), width);
  if (languageOf) removeLanguages(space, sums, languageOf);
  space.common.set(sharedDirection(sums, corpus.size, space));
  for (let i = 0; i < corpus.size; i++) finishVector(space, sums, i * width);
  return { space, vectors: sums };
}

function emptyOfCommon(
  { corpus, parts, meanings, stemWeights }: SpaceInput,
  latent: Latent,
): Space {
  const known = Array.from(meanings.rowOfStem.keys()).filter((s) => meanings.rowOfStem[s]! >= 0);
  const vectors = new Float32Array(known.length * meanings.width);
  known.forEach((stem, row) => {
    const from = meanings.rowOfStem[stem]! * meanings.width;
    vectors.set(meanings.vectors.subarray(from, from + meanings.width), row * meanings.width);
  });
  return {
    latentWidth: latent.width,
    contextWidth: meanings.width,
    features: parts.features,
    projection: latent.projection,
    stems: new Map(known.map((stem, row) => [corpus.stems[stem]!, row])),
    meanings: vectors,
    stemWeights: Float32Array.from(known, (stem) => stemWeights[stem]!),
    unseenWeight: meanOfRare(meanings.rowOfStem, stemWeights),
    common: new Float32Array(meanings.width),
  };
}

function meanOfRare(rowOfStem: Int32Array, stemWeights: Float32Array): number {
  const rare = stemWeights.filter((_, stem) => rowOfStem[stem]! < 0);
  return rare.length > 0 ? rare.reduce((a, b) => a + b, 0) / rare.length : 1;
}

/** words × width: the vector of each word of the corpus, as `wordVector` gives it. */
function wordTable({ corpus, meanings }: SpaceInput, latent: Latent, weights: Float32Array) {
  const width = latent.width + meanings.width;
  const table = new Float32Array(corpus.words.length * width);
  for (let word = 0; word < corpus.words.length; word++) {
    const row = table.subarray(word * width, (word + 1) * width);
    row.set(latent.words.subarray(word * latent.width, (word + 1) * latent.width));
    const stem = meanings.rowOfStem[corpus.stemOfWord[word]!]!;
    if (stem >= 0) {
      const from = stem * meanings.width;
      row.set(meanings.vectors.subarray(from, from + meanings.width), latent.width);
    }
    for (let k = 0; k < width; k++) row[k]! *= weights[word]!;
  }
  return table;
}

/** The first principal direction (uncentred) of the context halves at length 1. */
function sharedDirection(sums: Float32Array, n: number, space: Space): Float32Array {
  const { latentWidth, contextWidth } = space;
  const halves = new Float32Array(n * contextWidth);
  for (let i = 0; i < n; i++) {
    const from = i * widthOf(space) + latentWidth;
    halves.set(sums.subarray(from, from + contextWidth), i * contextWidth);
    normalizeAt(halves, i * contextWidth, contextWidth);
  }
  if (contextWidth === 0) return new Float32Array(0);
  const { vectors } = symmetricEigen(gram(halves, n, contextWidth), contextWidth);
  return Float32Array.from(vectors.subarray(0, contextWidth));
}
