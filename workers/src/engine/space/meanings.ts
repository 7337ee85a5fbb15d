import type { Corpus } from '../words/corpus.ts';
import { operatorOf } from '../algebra/sparse-operators.ts';
import { multiply, type Sparse } from '../algebra/sparse.ts';
import { rightSingularVectors } from '../algebra/svd.ts';

/** What a stem means by the company it keeps; a stem too rare to tell has row −1. */
export interface Meanings {
  width: number;
  /** Row of each stem of the corpus in `vectors`, or −1. */
  rowOfStem: Int32Array;
  /** rows × width. */
  vectors: Float32Array;
}

const MIN_USES = 2;
const MAX_STEMS = 12_000;
/** Pairs grow with the square of a comment's length: a long letter gives its first stems only. */
const MAX_STEMS_PER_COMMENT = 120;
const SMOOTHING = 0.75;
const ROUNDS = 3;

/**
 * Vectors of stems from how they share comments: positive pointwise mutual information
 *     M[a][b] = max(0, ln(n(a, b) · Σr^¾ / (r(a) · r(b)^¾)))
 * with n(a, b) the comments holding both and r its row sums; from M = USVᵀ a stem's vector is
 * U·S^1.5.
 * @see Levy, Goldberg & Dagan 2015, https://aclanthology.org/Q15-1016, for the smoothing.
 */
export function learnMeanings(corpus: Corpus, width: number, seed: number): Meanings {
  const { rowOfStem, count } = frequentStems(corpus);
  const ppmi = positiveInformation(cooccurrences(corpus.stemRows, rowOfStem, count));
  const { rank, values, vectors } = rightSingularVectors(operatorOf(ppmi), width, ROUNDS, seed);
  const roots = values.map(Math.sqrt);
  for (let at = 0; at < vectors.length; at++) vectors[at]! *= roots[at % rank]!;
  return { width: rank, rowOfStem, vectors: multiply(ppmi, vectors, rank) };
}

function frequentStems({ stemUses }: Corpus) {
  const falling = Array.from(stemUses.keys())
    .filter((stem) => stemUses[stem]! >= MIN_USES)
    .sort((a, b) => stemUses[b]! - stemUses[a]! || a - b)
    .slice(0, MAX_STEMS);
  const rowOfStem = new Int32Array(stemUses.length).fill(-1);
  falling.forEach((stem, row) => (rowOfStem[stem] = row));
  return { rowOfStem, count: falling.length };
}

/** The frequent stems of each comment and the comments of each frequent stem, as runs in one list. */
interface Meetings {
  rowStarts: Int32Array;
  rows: Int32Array;
  holderStarts: Int32Array;
  holders: Int32Array;
}

function meetingsOf(stemRows: Sparse, rowOfStem: Int32Array, count: number): Meetings {
  const rowStarts = new Int32Array(stemRows.rows + 1);
  const rows = new Int32Array(stemRows.indices.length);
  const holderStarts = new Int32Array(count + 1);
  let end = 0;
  for (let comment = 0; comment < stemRows.rows; comment++) {
    const most = end + MAX_STEMS_PER_COMMENT;
    const last = stemRows.starts[comment + 1]!;
    for (let p = stemRows.starts[comment]!; p < last && end < most; p++) {
      const row = rowOfStem[stemRows.indices[p]!]!;
      if (row < 0) continue;
      rows[end++] = row;
      holderStarts[row + 1]!++;
    }
    rowStarts[comment + 1] = end;
  }
  for (let row = 0; row < count; row++) holderStarts[row + 1]! += holderStarts[row]!;
  const next = holderStarts.slice();
  const holders = new Int32Array(end);
  for (let comment = 0; comment < stemRows.rows; comment++) {
    for (let p = rowStarts[comment]!; p < rowStarts[comment + 1]!; p++) {
      holders[next[rows[p]!]!++] = comment;
    }
  }
  return { rowStarts, rows, holderStarts, holders };
}

/** How often two frequent stems share a comment; the diagonal is left empty. */
function cooccurrences(stemRows: Sparse, rowOfStem: Int32Array, count: number): Sparse {
  const { rowStarts, rows, holderStarts, holders } = meetingsOf(stemRows, rowOfStem, count);
  const starts = new Int32Array(count + 1);
  const indices: number[] = [];
  const values: number[] = [];
  const counter = new Int32Array(count);
  const met = new Int32Array(count);
  for (let stem = 0; stem < count; stem++) {
    let found = 0;
    for (let h = holderStarts[stem]!; h < holderStarts[stem + 1]!; h++) {
      const comment = holders[h]!;
      for (let p = rowStarts[comment]!; p < rowStarts[comment + 1]!; p++) {
        const other = rows[p]!;
        if (counter[other]!++ === 0) met[found++] = other;
      }
    }
    for (let m = 0; m < found; m++) {
      const other = met[m]!;
      if (other !== stem) {
        indices.push(other);
        values.push(counter[other]!);
      }
      counter[other] = 0;
    }
    starts[stem + 1] = indices.length;
  }
  return {
    rows: count,
    columns: count,
    starts,
    indices: Int32Array.from(indices),
    values: Float32Array.from(values),
  };
}

/** Counts in, positive information out; pairs that are no more frequent than chance are dropped. */
function positiveInformation(counts: Sparse): Sparse {
  const sums = new Float64Array(counts.rows);
  for (let a = 0; a < counts.rows; a++) {
    for (let p = counts.starts[a]!; p < counts.starts[a + 1]!; p++) sums[a]! += counts.values[p]!;
  }
  const smooth = sums.map((sum) => sum ** SMOOTHING);
  const total = smooth.reduce((a, b) => a + b, 0);
  const { starts, indices, values } = counts;
  const kept = new Int32Array(starts.length);
  let at = 0;
  for (let a = 0; a < counts.rows; a++) {
    for (let p = starts[a]!; p < starts[a + 1]!; p++) {
      const b = indices[p]!;
      const information = Math.log((values[p]! * total) / (sums[a]! * smooth[b]!));
      if (information <= 0) continue;
      indices[at] = b;
      values[at++] = information;
    }
    kept[a + 1] = at;
  }
  return { ...counts, starts: kept, indices: indices.slice(0, at), values: values.slice(0, at) };
}
