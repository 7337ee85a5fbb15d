import { dotAt, normalizeAt } from '../algebra/dense.ts';
import { stemOf, wordFeatures } from '../words/word-features.ts';

/**
 * The space in which comments are compared: `latentWidth` numbers from the parts of words, then
 * `contextWidth` numbers from the company words keep. Any word has a vector in it, known or not, and
 * a comment is the sum of its words.
 */
export interface Space {
  latentWidth: number;
  contextWidth: number;
  /** Part of a word → its row in `projection`. */
  features: ReadonlyMap<string, number>;
  /** features × latentWidth, idf included. */
  projection: Float32Array;
  /** Stem → its row in `meanings` and `stemWeights`. */
  stems: ReadonlyMap<string, number>;
  /** stems × contextWidth; a zero row where the stem is too rare to tell. */
  meanings: Float32Array;
  /** How much a word with this stem counts, 0 to 1. */
  stemWeights: Float32Array;
  /** The same for a stem never seen. */
  unseenWeight: number;
  /** Unit vector of contextWidth: what all comments share, taken out of each. */
  common: Float32Array;
}

export function widthOf(space: Space): number {
  return space.latentWidth + space.contextWidth;
}

export function stemWeight(space: Space, stem: string): number {
  const row = space.stems.get(stem);
  return row === undefined ? space.unseenWeight : space.stemWeights[row]!;
}

/** Adds up the parts of a folded word; zero when not one of them is known. */
export function wordVector(space: Space, word: string): Float32Array {
  const { latentWidth, contextWidth, projection, meanings } = space;
  const out = new Float32Array(latentWidth + contextWidth);
  for (const [feature, count] of wordFeatures(word)) {
    const row = space.features.get(feature);
    if (row === undefined) continue;
    const from = row * latentWidth;
    for (let k = 0; k < latentWidth; k++) out[k]! += count * projection[from + k]!;
  }
  const stem = stemOf(word);
  const row = space.stems.get(stem);
  if (row !== undefined) {
    const from = row * contextWidth;
    for (let k = 0; k < contextWidth; k++) out[latentWidth + k] = meanings[from + k]!;
  }
  const weight = stemWeight(space, stem);
  for (let k = 0; k < out.length; k++) out[k]! *= weight;
  return out;
}

/**
 * Turns the plain sum of word vectors at `at` into a comment's vector: the shared direction leaves
 * the context half, and each half gets length √½, so that a dot product of two is their similarity.
 */
export function finishVector(space: Space, sums: Float32Array, at: number) {
  const { latentWidth, contextWidth, common } = space;
  const context = at + latentWidth;
  normalizeAt(sums, at, latentWidth, Math.SQRT1_2);
  normalizeAt(sums, context, contextWidth);
  const shared = dotAt(sums, context, common, 0, contextWidth);
  for (let k = 0; k < contextWidth; k++) sums[context + k]! -= shared * common[k]!;
  normalizeAt(sums, context, contextWidth, Math.SQRT1_2);
}
