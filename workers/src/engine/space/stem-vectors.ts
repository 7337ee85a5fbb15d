import type { Corpus } from '../words/corpus.ts';
import type { Space } from './space.ts';

/** A comment by its stems: row of the stem in the space → weight. */
export type StemVector = ReadonlyMap<number, number>;

/** How rare each stem of the space is. */
export interface Rarity {
  /** By row of `space.stems`: ln((n + 1) / (uses + 1)) + 1. */
  ofStem: Float32Array;
  /** For a stem never seen. */
  unseen: number;
}

/**
 * Weights (1 + ln tf) · u · idf of a comment's stems over the length of the whole comment: words
 * never seen make it longer and so the known ones lighter.
 * @param counts stem → times. A stem is its row in the space, or any number beyond these rows when
 *   it is not there.
 */
export function stemVectorOf(
  space: Space,
  rarity: Rarity,
  counts: ReadonlyMap<number, number>,
): StemVector {
  const weights = new Map<number, number>();
  let squared = 0;
  for (const [row, times] of counts) {
    const isKnown = row < space.stemWeights.length;
    const u = isKnown ? space.stemWeights[row]! : space.unseenWeight;
    const idf = isKnown ? rarity.ofStem[row]! : rarity.unseen;
    const weight = (1 + Math.log(times)) * u * idf;
    squared += weight * weight;
    if (isKnown) weights.set(row, weight);
  }
  const length = Math.sqrt(squared) || 1;
  for (const [row, weight] of weights) weights.set(row, weight / length);
  return weights;
}

/** The stems of every comment of the corpus that a space was learned from. */
export function stemVectorsOf(corpus: Corpus, space: Space, rarity: Rarity): StemVector[] {
  const { stemRows, stemTimes } = corpus;
  const numbers = Int32Array.from(
    corpus.stems,
    (stem, at) => space.stems.get(stem) ?? space.stems.size + at,
  );
  return Array.from({ length: corpus.size }, (_, comment) => {
    const counts = new Map<number, number>();
    for (let p = stemRows.starts[comment]!; p < stemRows.starts[comment + 1]!; p++) {
      counts.set(numbers[stemRows.indices[p]!]!, stemTimes[p]!);
    }
    return stemVectorOf(space, rarity, counts);
  });
}
