import type { Corpus } from '../words/corpus.ts';
import { productOf } from '../algebra/sparse-operators.ts';
import { multiply, type Sparse } from '../algebra/sparse.ts';
import { rightSingularVectors } from '../algebra/svd.ts';
import type { WordParts } from '../words/word-parts.ts';

/** Where the parts of words lead: a feature's row says how it moves a comment in latent space. */
export interface Latent {
  width: number;
  /** features × width, the feature's idf included. */
  projection: Float32Array;
  /** words of the corpus × width: the sums of their parts. */
  words: Float32Array;
}

const ROUNDS = 2;

/**
 * Latent space of comments over the parts of their words. With A the comments × words counts, u a
 * weight by word and F the words × features idf weights, X = rows of A·diag(u)·F at length 1; from
 * X = USVᵀ the projection is P = V·S^½, so that X·P = U·S^1.5.
 * @param weights one factor ≥ 0 by word of the corpus.
 * @see Deerwester et al. 1990 for latent semantic analysis.
 */
export function learnLatent(
  corpus: Corpus,
  { table, idf }: WordParts,
  weights: Float32Array,
  width: number,
  seed: number,
): Latent {
  const counts = unitRows(corpus.counts, weights, table);
  const x = productOf(counts, table);
  const { rank, values, vectors } = rightSingularVectors(x, width, ROUNDS, seed);
  const roots = values.map(Math.sqrt);
  for (let at = 0; at < vectors.length; at++) vectors[at]! *= roots[at % rank]!;
  const words = multiply(table, vectors, rank);
  for (let f = 0; f < table.columns; f++) {
    for (let k = 0; k < rank; k++) vectors[f * rank + k]! *= idf[f]!;
  }
  return { width: rank, projection: vectors, words };
}

/** A·diag(weights) scaled so that each row of its product with the table has length 1. */
function unitRows(counts: Sparse, weights: Float32Array, table: Sparse): Sparse {
  const values = counts.values.map((v, p) => v * weights[counts.indices[p]!]!);
  const sums = new Float64Array(table.columns);
  const touched = new Int32Array(table.columns);
  for (let r = 0; r < counts.rows; r++) {
    let met = 0;
    for (let p = counts.starts[r]!; p < counts.starts[r + 1]!; p++) {
      const word = counts.indices[p]!;
      for (let q = table.starts[word]!; q < table.starts[word + 1]!; q++) {
        const f = table.indices[q]!;
        if (sums[f] === 0) touched[met++] = f;
        sums[f]! += values[p]! * table.values[q]!;
      }
    }
    let squared = 0;
    for (let t = 0; t < met; t++) {
      squared += sums[touched[t]!]! ** 2;
      sums[touched[t]!] = 0;
    }
    const factor = squared > 0 ? 1 / Math.sqrt(squared) : 0;
    for (let p = counts.starts[r]!; p < counts.starts[r + 1]!; p++) values[p]! *= factor;
  }
  return { ...counts, values };
}
