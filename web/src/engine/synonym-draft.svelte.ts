import type { Synonyms } from '@vocero/api/contract/synonyms';
import {
  faultOf,
  joinLines,
  linesOf,
  newLinesIn,
  sameLines,
  type SynonymRow,
} from './synonym-rows.ts';

/** The list of synonyms while somebody works on it. */
export class SynonymDraft {
  rows = $state<SynonymRow[]>([]);
  #saved = $state.raw<readonly string[]>([]);
  #version = 0;
  #key = 0;

  lines = $derived(linesOf(this.rows));
  unsaved = $derived(!sameLines(this.lines, this.#saved));
  faulty = $derived(this.rows.filter(({ line }) => line.trim() !== '' && faultOf(line) !== null));

  constructor(saved: Synonyms) {
    this.take(saved);
  }

  get version(): number {
    return this.#version;
  }

  /** Shows a saved list and forgets what was not saved. */
  take({ lines, version }: Synonyms): void {
    this.#saved = lines;
    this.#version = version;
    this.rows = lines.map((line) => this.#row(line));
  }

  /** Goes on from the list that somebody else saved, with what was added here since. */
  join(saved: Synonyms): void {
    const lines = joinLines(saved.lines, { before: this.#saved, now: this.lines });
    this.#saved = saved.lines;
    this.#version = saved.version;
    this.rows = lines.map((line) => this.#row(line));
  }

  /** Adds an empty row on top. @returns its key. */
  add(): number {
    const row = this.#row('');
    this.rows = [row, ...this.rows];
    return row.key;
  }

  /** Adds the groups of a text, one each line. @returns how many were new. */
  addText(text: string): number {
    const lines = newLinesIn(text, this.lines);
    this.rows = [...lines.map((line) => this.#row(line)), ...this.rows];
    return lines.length;
  }

  remove(key: number): void {
    this.rows = this.rows.filter((row) => row.key !== key);
  }

  #row(line: string): SynonymRow {
    this.#key += 1;
    return { key: this.#key, line };
  }
}
