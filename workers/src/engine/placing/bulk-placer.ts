import type { Tie } from '../themes/centres.ts';
import { scoreOf } from './fit.ts';
import { belongsInCompany } from './belonging.ts';
import { lookAt } from './company.ts';
import type { CompanyLook } from './company-look.ts';
import { evidence } from './gate.ts';
import type { Model } from '../model.ts';
import { makePlacingTables, type PlacingTables } from './placing-tables.ts';
import { MOST_COMMENT_WORDS } from '../words/comment-words.ts';
import { bytesOf } from '../algebra/workspace.ts';
import { WordTable, type RowList } from '../words/word-table.ts';

/** Numbers that the kernel finds: the theme, and its likeness in vectors and in words. */
const FOUND = 3;

/** Where a comment would be placed. */
export interface BulkPlace {
  /** Place of the theme in `Model.themes`, or −1 when the comment stays unsorted. */
  theme: number;
  /** As in `Placement`: 0 to 1, two decimals. */
  score: number;
  /** 0 to 1, see gate.ts. */
  evidence: number;
}

/**
 * Places comment after comment by sums of table rows, as `placeComments` does by products, but without
 * reasons and without regard to what people decided.
 */
export class BulkPlacer {
  private readonly model: Model;
  private readonly tables: PlacingTables;
  private readonly words: WordTable;
  private readonly wordList: RowList;
  private readonly meaningList: RowList;
  private readonly stemList: RowList;
  private readonly sums: number;
  private readonly shared: number;
  private readonly theme: Int32Array;
  private readonly likeness: Float32Array;
  /** By word or stem: how often the comment at hand has it. Zero between comments. */
  private times = new Uint16Array(1 << 12);
  private readonly distinct = new Int32Array(MOST_COMMENT_WORDS);
  private readonly look: CompanyLook;

  constructor(model: Model) {
    this.model = model;
    this.look = lookAt(model.company);
    this.tables = makePlacingTables(model, ({ upper, lower, columns }) => {
      const lists = 6 * bytesOf(MOST_COMMENT_WORDS) + bytesOf(FOUND);
      return WordTable.bytes() + lists + bytesOf((upper + lower) / 4) + bytesOf(columns / 4);
    });
    const { workspace, layout } = this.tables;
    this.words = new WordTable(model, this.tables);
    const list = () => ({
      rows: workspace.integers(MOST_COMMENT_WORDS),
      factors: workspace.floats(MOST_COMMENT_WORDS),
      count: 0,
    });
    this.wordList = list();
    this.meaningList = list();
    this.stemList = list();
    this.sums = workspace.floats((layout.upper + layout.lower) / 4).byteOffset;
    this.shared = workspace.floats(layout.columns / 4).byteOffset;
    this.theme = workspace.integers(FOUND);
    this.likeness = new Float32Array(this.theme.buffer, this.theme.byteOffset, FOUND);
  }

  place(text: string): BulkPlace {
    const ids = this.words.read(text);
    this.listWords(ids);
    const known = this.listStems(ids);
    this.compare();
    const theme = this.theme[0]!;
    if (theme < 0) return { theme, score: 0, evidence: 0 };
    const tie = { dense: this.likeness[1]!, stems: this.likeness[2]!, known };
    const { gate } = this.model;
    return {
      theme: this.belongs(tie) ? theme : -1,
      score: scoreOf(tie),
      evidence: evidence(gate, tie),
    };
  }

  private belongs(tie: Tie): boolean {
    return belongsInCompany(this.model, tie, this.hasEnough);
  }

  /** Whether the comment at hand has company, by its stems as `readComment` gives them. */
  private readonly hasEnough = () => {
    const { stemList, tables, look } = this;
    look.clear();
    for (let at = 0; at < stemList.count; at++) {
      const row = (stemList.rows[at]! - tables.shared) / tables.layout.columns;
      look.addFalling(row, stemList.factors[at]!);
    }
    return look.hasCompany(this.model.company.least, -1);
  };

  /** Rows of the distinct words, and of what their stems give, with 1 + ln tf. */
  private listWords(ids: Int32Array) {
    const { wordList, meaningList, words } = this;
    const distinct = this.count(ids, (id) => id);
    wordList.count = meaningList.count = 0;
    for (let at = 0; at < distinct; at++) {
      const id = this.distinct[at]!;
      const factor = 1 + Math.log(this.times[id]!);
      this.times[id] = 0;
      push(wordList, words.rowAt(id), factor);
      const stemRow = words.stemRowAt(id);
      if (stemRow >= 0) push(meaningList, stemRow, factor);
    }
  }

  /**
   * Rows of the distinct stems with the weights of `stemVectorOf`.
   * @returns how far the words are known, see familiarity.ts.
   */
  private listStems(ids: Int32Array): number {
    const { stemList, tables, model } = this;
    const distinct = this.count(ids, (id) => this.words.stemAt(id));
    const unseen = model.space.unseenWeight * model.rarity.unseen;
    let squared = 0;
    let known = 0;
    stemList.count = 0;
    for (let at = 0; at < distinct; at++) {
      const stem = this.distinct[at]!;
      const factor = tables.stemFactors[stem];
      const weight = (1 + Math.log(this.times[stem]!)) * (factor ?? unseen);
      this.times[stem] = 0;
      squared += weight * weight;
      if (factor === undefined) continue;
      known += weight * weight * tables.knownParts[stem]!;
      push(stemList, tables.shared + stem * tables.layout.columns, weight);
    }
    const length = Math.sqrt(squared) || 1;
    for (let at = 0; at < stemList.count; at++) stemList.factors[at]! /= length;
    return known / (length * length);
  }

  /** Counts what ids stand for into `times`; each once, in order, into `distinct`. */
  private count(ids: Int32Array, numberOf: (id: number) => number): number {
    let distinct = 0;
    for (const id of ids) {
      const number = numberOf(id);
      if (number >= this.times.length) this.lengthenTimes(number);
      if (this.times[number]!++ === 0) this.distinct[distinct++] = number;
    }
    return distinct;
  }

  private lengthenTimes(number: number) {
    const longer = new Uint16Array(2 * (number + 1));
    longer.set(this.times);
    this.times = longer;
  }

  /** Adds up the two lists and finds the theme most alike. */
  private compare() {
    const { tables, sums, shared, theme } = this;
    const { workspace, layout } = tables;
    this.addUp(this.wordList, layout.upper, sums);
    this.addUp(this.meaningList, layout.lower, sums + layout.upper);
    this.addUp(this.stemList, layout.columns, shared);
    workspace.kernels.nearestTheme(
      sums,
      layout.latent,
      layout.columns,
      layout.context,
      tables.common,
      shared,
      tables.ends,
      tables.fours,
      tables.themes,
      theme.byteOffset,
    );
  }

  private addUp({ rows, factors, count }: RowList, rowBytes: number, out: number) {
    const { kernels } = this.tables.workspace;
    kernels.sumRows(rows.byteOffset, factors.byteOffset, count, rowBytes, out);
  }
}

function push(list: RowList, row: number, factor: number) {
  list.rows[list.count] = row;
  list.factors[list.count++] = factor;
}
