import type { Corpus } from './corpus.ts';
import { multiply, multiplyTransposed, sparseFromRows, type Sparse } from './sparse.ts';
import { rightSingularVectors } from './svd.ts';
import { wordFeatures } from './word-features.ts';

/** Where the parts of words lead: a feature's row says how it moves a comment in latent space. */
export interface Latent {
  width: number;
  features: Map<string, number>;
  /** features × width, the feature's idf included. */
  projection: Float32Array;
}

const MIN_USES = 2;
const MAX_FEATURES = 30_000;
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
  weights: Float32Array,
  width: number,
  seed: number,
): Latent {
  const { features, table } = featureTable(corpus);
  const counts = unitRows(corpus.counts, weights, table);
  const between = { count: counts.columns, buffer: new Float32Array(0) };
  const viaWords = (dense: number) => {
    if (between.buffer.length < between.count * dense) {
      between.buffer = new Float32Array(between.count * dense);
    }
    return between.buffer;
  };
  const { rank, values, vectors } = rightSingularVectors(
    {
      rows: counts.rows,
      columns: table.columns,
      apply(dense, size, out) {
        multiply(table, dense, size, viaWords(size));
        multiply(counts, viaWords(size), size, out);
      },
      applyTransposed(dense, size, out) {
        multiplyTransposed(counts, dense, size, viaWords(size));
        multiplyTransposed(table, viaWords(size), size, out);
      },
    },
    width,
    ROUNDS,
    seed,
  );
  const idf = idfOf(table, corpus);
  for (let f = 0; f < table.columns; f++) {
    for (let k = 0; k < rank; k++) vectors[f * rank + k]! *= idf[f]! * Math.sqrt(values[k]!);
  }
  return { width: rank, features, projection: vectors };
}

/** words × features with values count · idf; features of a single comment are left out. */
function featureTable(corpus: Corpus) {
  const perWord = corpus.words.map(wordFeatures);
  const uses = new Map<string, number>();
  perWord.forEach((row, word) => {
    for (const f of row.keys()) uses.set(f, (uses.get(f) ?? 0) + corpus.wordUses[word]!);
  });
  const kept = Array.from(uses).filter(([, n]) => n >= MIN_USES);
  if (kept.length > MAX_FEATURES) kept.sort((a, b) => b[1] - a[1]);
  const features = new Map(kept.slice(0, MAX_FEATURES).map(([feature], row) => [feature, row]));
  const rows = perWord.map((row) => {
    const values = new Map<number, number>();
    for (const [f, n] of row) {
      const at = features.get(f);
      if (at !== undefined) values.set(at, n * idf(corpus.size, uses.get(f)!));
    }
    return values;
  });
  return { features, table: sparseFromRows(rows, features.size) };
}

function idf(size: number, uses: number): number {
  return Math.log((size + 1) / (Math.min(size, uses) + 1)) + 1;
}

function idfOf(table: Sparse, corpus: Corpus): Float32Array {
  const uses = new Float64Array(table.columns);
  for (let w = 0; w < table.rows; w++) {
    for (let p = table.starts[w]!; p < table.starts[w + 1]!; p++) {
      uses[table.indices[p]!]! += corpus.wordUses[w]!;
    }
  }
  return Float32Array.from(uses, (n) => idf(corpus.size, n));
}

/** A·diag(weights) scaled so that each row of its product with the table has length 1. */
function unitRows(counts: Sparse, weights: Float32Array, table: Sparse): Sparse {
  const values = counts.values.map((v, p) => v * weights[counts.indices[p]!]!);
  const sums = new Float64Array(table.columns);
  for (let r = 0; r < counts.rows; r++) {
    const touched: number[] = [];
    for (let p = counts.starts[r]!; p < counts.starts[r + 1]!; p++) {
      const word = counts.indices[p]!;
      for (let q = table.starts[word]!; q < table.starts[word + 1]!; q++) {
        const f = table.indices[q]!;
        if (sums[f] === 0) touched.push(f);
        sums[f]! += values[p]! * table.values[q]!;
      }
    }
    let squared = 0;
    for (const f of touched) {
      squared += sums[f]! ** 2;
      sums[f] = 0;
    }
    const factor = squared > 0 ? 1 / Math.sqrt(squared) : 0;
    for (let p = counts.starts[r]!; p < counts.starts[r + 1]!; p++) values[p]! *= factor;
  }
  return { ...counts, values };
}
