import type { Model } from '../model.ts';
import type { PlacingTables } from '../placing/placing-tables.ts';
import { stemWeight } from '../space/space.ts';
import { CommentWords, MOST_COMMENT_WORDS } from './comment-words.ts';
import { MAX_WORD } from './tokens.ts';
import { stemOf, wordFeatures } from './word-features.ts';
import { bytesOf } from '../algebra/workspace.ts';

const NOT_FILLED = -1;
/** With so many words met the vocabulary is begun anew when next its rows are. */
const MOST_WORDS = 400_000;
/** A word of n letters has a stem and 2n + 1 runs; folding may make two letters of one. */
const MOST_PARTS = 5 * MAX_WORD;

/** A list of rows to be added up, each with its factor, in the workspace. */
export interface RowList {
  rows: Int32Array;
  factors: Float32Array;
  count: number;
}

/**
 * The rows of words, worked out when first needed. When there is no room left those used least are
 * dropped: common words would come back at once, misspelt ones mostly do not.
 */
export class WordTable {
  private readonly model: Model;
  private readonly tables: PlacingTables;
  private readonly parts: RowList;
  private vocabulary: CommentWords;
  private stemNumbers: Map<string, number>;
  /** By word: the place of its row, and the number of its stem. */
  private rowOf = new Int32Array(1 << 12).fill(NOT_FILLED);
  private stems = new Int32Array(1 << 12).fill(NOT_FILLED);
  /** By place of a row: the word, and how often it was used; halved whenever rows are dropped. */
  private readonly wordOf: Int32Array;
  private readonly uses: Int32Array;
  private filled = 0;

  static bytes(): number {
    return bytesOf(MOST_PARTS) * 2;
  }

  constructor(model: Model, tables: PlacingTables) {
    this.model = model;
    this.vocabulary = new CommentWords(model.concepts, model.situations);
    this.tables = tables;
    this.stemNumbers = new Map(model.space.stems);
    this.wordOf = new Int32Array(tables.wordRows);
    this.uses = new Int32Array(tables.wordRows);
    this.parts = {
      rows: tables.workspace.integers(MOST_PARTS),
      factors: tables.workspace.floats(MOST_PARTS),
      count: 0,
    };
  }

  /** The words of a text by number; their rows and stems stay until the next call. */
  read(text: string): Int32Array {
    if (this.filled + MOST_COMMENT_WORDS > this.tables.wordRows) this.makeRoom();
    const ids = this.vocabulary.read(text);
    while (this.vocabulary.size > this.rowOf.length) {
      this.rowOf = longer(this.rowOf);
      this.stems = longer(this.stems);
    }
    for (const id of ids) {
      if (this.rowOf[id] === NOT_FILLED) this.fill(id);
      this.uses[this.rowOf[id]!]!++;
    }
    return ids;
  }

  /** The byte offset of a word's row. */
  rowAt(id: number): number {
    return this.offsetOf(this.rowOf[id]!);
  }

  /** The byte offset of what its stem gives, or −1 for a stem that is not in the space. */
  stemRowAt(id: number): number {
    const { tables } = this;
    const stem = this.stems[id]!;
    return stem < tables.stemFactors.length ? tables.stems + stem * tables.layout.lower : -1;
  }

  /** The row of a word's stem in the space, or a number beyond them for a stem that is not there. */
  stemAt(id: number): number {
    return this.stems[id]!;
  }

  private makeRoom() {
    if (this.vocabulary.size < MOST_WORDS) this.keepFrequent();
    else this.forget();
  }

  private forget() {
    this.filled = 0;
    this.rowOf.fill(NOT_FILLED);
    this.vocabulary = new CommentWords(this.model.concepts, this.model.situations);
    this.stemNumbers = new Map(this.model.space.stems);
    this.stems.fill(NOT_FILLED);
  }

  /** Keeps the rows used more often than the middle one: at most half of them. */
  private keepFrequent() {
    const rising = this.uses.slice(0, this.filled).sort();
    const middle = rising[this.filled >> 1]!;
    let kept = 0;
    for (let place = 0; place < this.filled; place++) {
      if (this.uses[place]! > middle) this.moveRow(place, kept++);
      else this.rowOf[this.wordOf[place]!] = NOT_FILLED;
    }
    this.filled = kept;
  }

  private moveRow(from: number, to: number) {
    const { words, layout } = this.tables;
    const length = layout.upper / 4;
    words.copyWithin(to * length, from * length, (from + 1) * length);
    const word = this.wordOf[from]!;
    this.rowOf[word] = to;
    this.wordOf[to] = word;
    this.uses[to] = this.uses[from]! >> 1;
  }

  private offsetOf(place: number): number {
    return this.tables.words.byteOffset + place * this.tables.layout.upper;
  }

  /** The sum of a word's parts, times the weight of its stem. */
  private fill(id: number) {
    const { tables, model, parts } = this;
    const word = this.vocabulary.wordAt(id);
    const stem = stemOf(word);
    const place = this.filled++;
    this.listParts(word, stemWeight(model.space, stem));
    const { kernels } = tables.workspace;
    const { rows, factors, count } = parts;
    const { upper } = tables.layout;
    kernels.sumRows(rows.byteOffset, factors.byteOffset, count, upper, this.offsetOf(place));
    this.rowOf[id] = place;
    this.wordOf[place] = id;
    this.uses[place] = 0;
    this.stems[id] = this.stemNumber(stem);
  }

  private listParts(word: string, weight: number) {
    const { parts, tables, model } = this;
    parts.count = 0;
    for (const [feature, count] of wordFeatures(word)) {
      const row = model.space.features.get(feature);
      if (row === undefined || parts.count === MOST_PARTS) continue;
      parts.rows[parts.count] = tables.features + row * tables.layout.upper;
      parts.factors[parts.count++] = count * weight;
    }
  }

  private stemNumber(stem: string): number {
    const known = this.stemNumbers.get(stem);
    if (known !== undefined) return known;
    const number = this.stemNumbers.size;
    this.stemNumbers.set(stem, number);
    return number;
  }
}

function longer(array: Int32Array): Int32Array<ArrayBuffer> {
  const out = new Int32Array(2 * array.length).fill(NOT_FILLED);
  out.set(array);
  return out;
}
