import { stemWeight, type Space } from './space.ts';
import { stemOf } from './word-features.ts';

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
 * @param words folded words in order, repeats included.
 */
export function stemVector(space: Space, rarity: Rarity, words: readonly string[]): StemVector {
  const counts = new Map<string, number>();
  for (const word of words) {
    const stem = stemOf(word);
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const known: [number, number][] = [];
  let squared = 0;
  for (const [stem, count] of counts) {
    const row = space.stems.get(stem);
    const idf = row === undefined ? rarity.unseen : rarity.ofStem[row]!;
    const weight = (1 + Math.log(count)) * stemWeight(space, stem) * idf;
    squared += weight * weight;
    if (row !== undefined) known.push([row, weight]);
  }
  const length = Math.sqrt(squared) || 1;
  return new Map(known.map(([row, weight]) => [row, weight / length]));
}
