import { BRACKET, EXOTIC, FOLD_TABLE, LETTER, lengthOfName, SILENT, UNITS } from './fold-table.ts';
import { MAX_CHARACTERS, MAX_TOKENS, MAX_WORD, tokenize } from './tokens.ts';

const NO_WORD = -1;
const ZERO = 0x30;
/** No letter folds to more. */
const MOST_UNITS = 18;
const FIRST_CAPACITY = 1 << 12;

/** The words met so far, numbered from 0 in the order in which they were first met. */
export class Vocabulary {
  private count = 0;
  /** The folded letters of all words, one after the other; word i ends at ends[i]. */
  private letters = new Uint16Array(FIRST_CAPACITY * 8);
  private ends = new Int32Array(FIRST_CAPACITY + 1);
  private hashes = new Int32Array(FIRST_CAPACITY);
  /** Open addressing: numbers of words, or −1; a power of two, at most half full. */
  private slots = new Int32Array(FIRST_CAPACITY * 2).fill(NO_WORD);
  private readonly found = new Int32Array(MAX_TOKENS);
  private readonly word = new Uint16Array(MOST_UNITS * MAX_WORD);

  get size(): number {
    return this.count;
  }

  /** The letters of a word. */
  wordAt(id: number): string {
    return String.fromCharCode(...this.letters.subarray(this.startOf(id), this.ends[id]));
  }

  /** The words of a text by number, in order, repeats included. Valid until the next call. */
  read(text: string): Int32Array {
    const count = this.readPlain(text);
    return this.found.subarray(0, count >= 0 ? count : this.readExotic(text));
  }

  /** The number of a word of folded letters, met before or not. */
  numberOfWord(word: string): number {
    for (let k = 0; k < word.length; k++) this.word[k] = word.charCodeAt(k);
    return this.numberOf(word.length, 0);
  }

  /** @returns how many words were found, or −1 where a letter is exotic. */
  private readPlain(text: string): number {
    const { kinds, digits, first, second } = FOLD_TABLE;
    const { word, found } = this;
    const end = Math.min(text.length, MAX_CHARACTERS);
    let count = 0;
    let length = 0;
    let written = 0;
    let isNumber = 1;
    for (let at = 0; at < end; at++) {
      const unit = text.charCodeAt(at);
      // A constant, not kinds.length: that look-up took half of the time of reading.
      const kind = unit < UNITS ? kinds[unit]! : EXOTIC;
      if (kind === LETTER) {
        if (++written > MAX_WORD) continue;
        word[length++] = first[unit]!;
        if (second[unit] !== 0) word[length++] = second[unit]!;
        isNumber &= digits[unit]!;
        continue;
      }
      if (kind === EXOTIC) return -1;
      if (kind === SILENT) {
        if (written > 0) written++;
        continue;
      }
      if (kind === BRACKET) at += lengthOfName(text, at);
      if (written === 0) continue;
      found[count++] = this.numberOf(length, isNumber);
      if (count === MAX_TOKENS) return count;
      length = written = 0;
      isNumber = 1;
    }
    if (written > 0) found[count++] = this.numberOf(length, isNumber);
    return count;
  }

  private readExotic(text: string): number {
    const tokens = tokenize(text);
    tokens.forEach(({ word }, at) => (this.found[at] = this.numberOfWord(word)));
    return tokens.length;
  }

  /** The number of the word that lies in `word`; a number of any size is "0". */
  private numberOf(length: number, isNumber: number): number {
    if (isNumber === 1) {
      this.word[0] = ZERO;
      length = 1;
    }
    let hash = 0x811c9dc5;
    for (let k = 0; k < length; k++) hash = Math.imul(hash ^ this.word[k]!, 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = this.slots[slot]!;
      if (id === NO_WORD) return this.add(hash, slot, length);
      if (this.hashes[id] === hash && this.isWord(id, length)) return id;
    }
  }

  private isWord(id: number, length: number): boolean {
    const start = this.startOf(id);
    if (this.ends[id]! - start !== length) return false;
    for (let k = 0; k < length; k++) if (this.letters[start + k] !== this.word[k]) return false;
    return true;
  }

  private add(hash: number, slot: number, length: number): number {
    const id = this.count++;
    const start = this.startOf(id);
    if (start + length > this.letters.length) this.letters = doubled(this.letters);
    for (let k = 0; k < length; k++) this.letters[start + k] = this.word[k]!;
    if (id >= this.hashes.length) {
      this.hashes = doubled(this.hashes);
      this.ends = doubled(this.ends);
    }
    this.hashes[id] = hash;
    this.ends[id] = start + length;
    this.slots[slot] = id;
    if (this.count * 2 > this.slots.length) this.spread();
    return id;
  }

  /** Lays the words out over twice as many slots. */
  private spread() {
    const mask = this.slots.length * 2 - 1;
    const slots = new Int32Array(mask + 1).fill(NO_WORD);
    for (let id = 0; id < this.count; id++) {
      let slot = this.hashes[id]! & mask;
      while (slots[slot] !== NO_WORD) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.slots = slots;
  }

  private startOf(id: number): number {
    return id === 0 ? 0 : this.ends[id - 1]!;
  }
}

function doubled<T extends Int32Array | Uint16Array>(array: T): T {
  // Both kinds have this constructor; the type of a union does not say that it gives the same kind.
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}
