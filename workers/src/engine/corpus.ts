import { sparseFromRows, type Sparse } from './sparse.ts';
import { tokenize } from './tokens.ts';
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
  /** In how many comments each stem occurs. */
  stemUses: Int32Array;
}

/** Gives each new key the next number. */
class Numbering {
  readonly keys: string[] = [];
  private readonly numbers = new Map<string, number>();

  of(key: string): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.keys.length);
    return this.keys.push(key) - 1;
  }
}

/** Reads and counts the words of each text. */
export function readCorpus(texts: readonly string[]): Corpus {
  const words = new Numbering();
  const rows = texts.map((text) => wordCounts(text, words));
  const stems = new Numbering();
  const stemOfWord = Int32Array.from(words.keys, (word) => stems.of(stemOf(word)));
  const stemRows = rows.map(
    (row) => new Map(Array.from(row.keys(), (word) => [stemOfWord[word]!, 1])),
  );
  return {
    size: texts.length,
    words: words.keys,
    counts: sparseFromRows(rows, words.keys.length),
    wordUses: uses(rows, words.keys.length),
    stems: stems.keys,
    stemOfWord,
    stemRows: sparseFromRows(stemRows, stems.keys.length),
    stemUses: uses(stemRows, stems.keys.length),
  };
}

function wordCounts(text: string, words: Numbering): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { word } of tokenize(text)) {
    const id = words.of(word);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  for (const [id, n] of counts) counts.set(id, 1 + Math.log(n));
  return counts;
}

function uses(rows: readonly ReadonlyMap<number, number>[], columns: number): Int32Array {
  const out = new Int32Array(columns);
  for (const row of rows) for (const column of row.keys()) out[column]!++;
  return out;
}
