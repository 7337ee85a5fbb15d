import { signOfSituation } from '../concepts/concept-signs.ts';
import type { Concepts, MetWord } from '../concepts/concepts.ts';
import type { Situations } from '../situations/situations.ts';
import { MAX_TOKENS } from './tokens.ts';
import { Vocabulary } from './vocabulary.ts';
import { stemOf } from './word-features.ts';

/** As many signs of situations and concepts as words are read of one comment. */
export const MOST_COMMENT_WORDS = 2 * MAX_TOKENS;

const NOT_MET = -2;

/**
 * The words of comments by number, and after them the signs of the situations and concepts that they
 * tell, if a corpus is read with these. All reading of comments as words goes through `read`: for
 * learning, for placing one and for placing many.
 */
export class CommentWords {
  private readonly vocabulary = new Vocabulary();
  private readonly concepts: Concepts | null;
  private readonly situations: Situations | null;
  private readonly found: Int32Array;
  /** By word. */
  private readonly met: MetWord[] = [];
  private readonly termOfWord: number[] = [];
  /** By sign of a concept: the number it has among the words, and as a term of situations. */
  private readonly numbers: Int32Array;
  private readonly termOfSign: Int32Array;
  /** By situation: the number of its sign among the words. */
  private readonly numberOfSituation: Int32Array;

  /** @param situations only where concepts are read too. */
  constructor(concepts: Concepts | null, situations: Situations | null = null) {
    this.concepts = concepts;
    this.situations = situations;
    const signs = concepts?.signs.words.length ?? 0;
    this.found = new Int32Array(concepts ? MOST_COMMENT_WORDS : 0);
    this.numbers = new Int32Array(signs).fill(NOT_MET);
    this.termOfSign = new Int32Array(signs).fill(NOT_MET);
    this.numberOfSituation = new Int32Array(situations?.table.ids.length ?? 0).fill(NOT_MET);
  }

  get size(): number {
    return this.vocabulary.size;
  }

  /** The letters of a word. */
  wordAt(id: number): string {
    return this.vocabulary.wordAt(id);
  }

  /** The number of a word of folded letters, met before or not. */
  numberOfWord(word: string): number {
    return this.vocabulary.numberOfWord(word);
  }

  /** Words in order, repeats included, then signs. Valid until the next call. */
  read(text: string): Int32Array {
    const words = this.vocabulary.read(text);
    return this.concepts ? this.withSigns(words, this.concepts) : words;
  }

  /** The terms by which situations know what a text tells, repeats and −1 as they come. */
  termsOf(text: string): number[] {
    const { concepts, situations } = this;
    if (!concepts || !situations) return [];
    const words = this.vocabulary.read(text);
    return this.termsIn(words, this.signsIn(words, concepts), situations);
  }

  private withSigns(words: Int32Array, concepts: Concepts): Int32Array {
    const { found, situations } = this;
    found.set(words);
    const most = words.length + MAX_TOKENS;
    const signs = this.signsIn(words, concepts);
    const told = situations
      ? situations.tell(this.termsIn(found.subarray(0, words.length), signs, situations))
      : [];
    let count = words.length;
    for (const { situation, times } of told) {
      const number = this.numberOf(situation, situations!);
      for (let time = 0; time < times && count < most; time++) found[count++] = number;
    }
    for (const sign of signs) {
      if (count === most) break;
      found[count++] = this.numberOfSign(sign, concepts);
    }
    return found.subarray(0, count);
  }

  private signsIn(words: Int32Array, concepts: Concepts): number[] {
    return concepts.signsIn(Array.from(words, (id) => this.meet(id, concepts)));
  }

  private meet(id: number, concepts: Concepts): MetWord {
    return (this.met[id] ??= concepts.meet(this.vocabulary.wordAt(id)));
  }

  private termsIn(words: Int32Array, signs: readonly number[], situations: Situations): number[] {
    const terms: number[] = [];
    for (const id of words) {
      terms.push((this.termOfWord[id] ??= situations.termOf(stemOf(this.wordAt(id)))));
    }
    for (const sign of signs) {
      if (this.termOfSign[sign] === NOT_MET)
        this.termOfSign[sign] = situations.termOf(this.concepts!.signs.words[sign]!);
      terms.push(this.termOfSign[sign]!);
    }
    return terms;
  }

  private numberOf(situation: number, { table }: Situations): number {
    const known = this.numberOfSituation[situation]!;
    if (known !== NOT_MET) return known;
    const sign = signOfSituation(table.ids[situation]!);
    return (this.numberOfSituation[situation] = this.vocabulary.numberOfWord(sign));
  }

  private numberOfSign(sign: number, { signs }: Concepts): number {
    const known = this.numbers[sign]!;
    if (known !== NOT_MET) return known;
    return (this.numbers[sign] = this.vocabulary.numberOfWord(signs.words[sign]!));
  }
}
