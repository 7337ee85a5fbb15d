import type { Corpus } from '../words/corpus.ts';

/** Comments looked at, at even steps: so many tell the mean of all. */
const SAMPLE = 300;

/**
 * How alike comments are to the one most like them in words: the mean cosine of their stems, each
 * weighted ln((n + 1) / (uses + 1)).
 * @returns 0, no two share a word, to 1, each is said twice.
 */
export function nearestLikeness(corpus: Corpus): number {
  const { size, stemUses, stemRows } = corpus;
  const rarity = Float64Array.from(stemUses, (uses) => Math.log((size + 1) / (uses + 1)));
  const lengths = lengthsOf(corpus, rarity);
  const { starts, comments } = holdersOf(corpus);
  const step = Math.max(1, Math.floor(size / SAMPLE));
  const products = new Float64Array(size);
  let sum = 0;
  let looked = 0;
  for (let i = 0; i < size; i += step) {
    products.fill(0);
    for (let p = stemRows.starts[i]!; p < stemRows.starts[i + 1]!; p++) {
      const stem = stemRows.indices[p]!;
      const weight = rarity[stem]! ** 2;
      for (let h = starts[stem]!; h < starts[stem + 1]!; h++) products[comments[h]!]! += weight;
    }
    let most = 0;
    products.forEach((product, other) => {
      if (other !== i) most = Math.max(most, product / (lengths[i]! * lengths[other]! || 1));
    });
    sum += most;
    looked++;
  }
  return sum / (looked || 1);
}

function lengthsOf({ size, stemRows }: Corpus, rarity: Float64Array): Float64Array {
  const lengths = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let p = stemRows.starts[i]!; p < stemRows.starts[i + 1]!; p++) {
      lengths[i]! += rarity[stemRows.indices[p]!]! ** 2;
    }
  }
  return lengths.map(Math.sqrt);
}

/** The comments that have each stem: comments[starts[stem] … starts[stem + 1] − 1]. */
function holdersOf({ size, stemUses, stemRows }: Corpus) {
  const starts = new Int32Array(stemUses.length + 1);
  stemUses.forEach((uses, stem) => (starts[stem + 1] = starts[stem]! + uses));
  const next = starts.slice();
  const comments = new Int32Array(starts[stemUses.length]!);
  for (let i = 0; i < size; i++) {
    for (let p = stemRows.starts[i]!; p < stemRows.starts[i + 1]!; p++) {
      comments[next[stemRows.indices[p]!]!++] = i;
    }
  }
  return { starts, comments };
}
