import { CommentWords } from './comment-words.ts';
import type { Concepts } from '../concepts/concepts.ts';
import type { Situations } from '../situations/situations.ts';
import type { Sparse } from '../algebra/sparse.ts';
import { stemOf } from './word-features.ts';

/** Comments as counts. Words and stems are numbered in the order of their first use. */
export interface Corpus {
  size: number;
  words: string[];
  /** comments × words; a value is 1 + ln(times the word occurs in the comment). */
  counts: Sparse;
  /** In how many comments each word occurs. */
  wordUses: Int32Array;
  stems: string[];
  /** The stem of each word. */
  stemOfWord: Int32Array;
  /** comments × stems, 1 where the comment has the stem. */
  stemRows: Sparse;
  /** How many words of the comment have the stem, in the order of `stemRows`. */
  stemTimes: Int32Array;
  /** In how many comments each stem occurs. */
  stemUses: Int32Array;
}

/** Reads and counts the words of each text, and the concepts and situations they tell, if given. */
export function readCorpus(
  texts: readonly string[],
  concepts: Concepts | null = null,
  situations: Situations | null = null,
): Corpus {
  const vocabulary = new CommentWords(concepts, situations);
  const read = readAll(texts, vocabulary);
  const words = Array.from({ length: vocabulary.size }, (_, id) => vocabulary.wordAt(id));
  const { stems, stemOfWord } = stemsOf(words);
  const byWord = countRows(read, words.length);
  const byStem = countRows({ ...read, ids: read.ids.map((id) => stemOfWord[id]!) }, stems.length);
  return {
    size: texts.length,
    words,
    counts: { ...byWord, values: Float32Array.from(byWord.times, (n) => 1 + Math.log(n)) },
    wordUses: usesOf(byWord),
    stems,
    stemOfWord,
    stemRows: { ...byStem, values: new Float32Array(byStem.times.length).fill(1) },
    stemTimes: byStem.times,
    stemUses: usesOf(byStem),
  };
}

/** The words of comment r, repeats included: ids[starts[r] … starts[r + 1] − 1]. */
interface ReadTexts {
  starts: Int32Array;
  ids: Int32Array;
}

function readAll(texts: readonly string[], vocabulary: CommentWords): ReadTexts {
  const starts = new Int32Array(texts.length + 1);
  let ids = new Int32Array(texts.length * 16);
  texts.forEach((text, r) => {
    const found = vocabulary.read(text);
    const at = starts[r]!;
    if (at + found.length > ids.length) {
      const larger = new Int32Array(2 * (at + found.length));
      larger.set(ids);
      ids = larger;
    }
    ids.set(found, at);
    starts[r + 1] = at + found.length;
  });
  return { starts, ids: ids.subarray(0, starts[texts.length]) };
}

function stemsOf(words: readonly string[]) {
  const numbers = new Map<string, number>();
  const stemOfWord = Int32Array.from(words, (word) => {
    const stem = stemOf(word);
    const known = numbers.get(stem);
    if (known !== undefined) return known;
    numbers.set(stem, numbers.size);
    return numbers.size - 1;
  });
  return { stems: Array.from(numbers.keys()), stemOfWord };
}

/** Each id of a row once, in the order of first appearance, with how often the row has it. */
function countRows({ starts, ids }: ReadTexts, columns: number) {
  const rows = starts.length - 1;
  const kept = new Int32Array(rows + 1);
  const indices = new Int32Array(ids.length);
  const times = new Int32Array(ids.length);
  const placeOf = new Int32Array(columns).fill(-1);
  let end = 0;
  for (let r = 0; r < rows; r++) {
    for (let p = starts[r]!; p < starts[r + 1]!; p++) {
      const id = ids[p]!;
      if (placeOf[id]! < kept[r]!) {
        placeOf[id] = end;
        indices[end++] = id;
      }
      times[placeOf[id]!]!++;
    }
    kept[r + 1] = end;
  }
  return {
    rows,
    columns,
    starts: kept,
    indices: indices.slice(0, end),
    times: times.slice(0, end),
  };
}

function usesOf({ columns, indices }: { columns: number; indices: Int32Array }): Int32Array {
  const out = new Int32Array(columns);
  for (const column of indices) out[column]!++;
  return out;
}

/** The same words and stems, over some of the comments only, in the order given. */
export function selectComments(corpus: Corpus, comments: Int32Array): Corpus {
  const stems = selectRows(corpus.stemRows, comments);
  return {
    ...corpus,
    size: comments.length,
    counts: selectRows(corpus.counts, comments).chosen,
    stemRows: stems.chosen,
    stemTimes: stems.places.map((p) => corpus.stemTimes[p]!),
  };
}

function selectRows({ columns, starts, indices, values }: Sparse, rows: Int32Array) {
  const kept = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => (kept[at + 1] = kept[at]! + starts[row + 1]! - starts[row]!));
  const places = new Int32Array(kept[rows.length]!);
  rows.forEach((row, at) => {
    for (let p = starts[row]!; p < starts[row + 1]!; p++) places[kept[at]! + p - starts[row]!] = p;
  });
  const chosen: Sparse = {
    rows: rows.length,
    columns,
    starts: kept,
    indices: places.map((p) => indices[p]!),
    values: Float32Array.from(places, (p) => values[p]!),
  };
  return { chosen, places };
}
