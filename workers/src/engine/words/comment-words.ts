import type { Concepts, MetWord } from '../concepts/concepts.ts';
import { MAX_TOKENS } from './tokens.ts';
import { Vocabulary } from './vocabulary.ts';

/** As many signs of concepts as words are read of one comment. */
export const MOST_COMMENT_WORDS = 2 * MAX_TOKENS;

const NOT_MET = -1;

/**
 * The words of comments by number, and after them the signs of the situations and concepts that they
 * tell, if a corpus is read with concepts. All reading of comments as words goes through `read`: for learning, for
 * placing one and for placing many.
 */
export class CommentWords {
  private readonly vocabulary = new Vocabulary();
  private readonly concepts: Concepts | null;
  private readonly found: Int32Array;
  /** By word. */
  private readonly met: MetWord[] = [];
  /** By sign: the number it has among the words. */
  private readonly numbers: Int32Array;

  constructor(concepts: Concepts | null) {
    this.concepts = concepts;
    this.found = new Int32Array(concepts ? MOST_COMMENT_WORDS : 0);
    this.numbers = new Int32Array(concepts?.signs.words.length ?? 0).fill(NOT_MET);
  }

  get size(): number {
    return this.vocabulary.size;
  }

  /** The letters of a word. */
  wordAt(id: number): string {
    return this.vocabulary.wordAt(id);
  }

  /** Words in order, repeats included, then signs. Valid until the next call. */
  read(text: string): Int32Array {
    const words = this.vocabulary.read(text);
    return this.concepts ? this.withSigns(words, this.concepts) : words;
  }

  private withSigns(words: Int32Array, concepts: Concepts): Int32Array {
    const { found } = this;
    found.set(words);
    const met = Array.from(words, (id) => this.meet(id, concepts));
    let count = words.length;
    for (const sign of concepts.signsIn(met)) {
      if (count === words.length + MAX_TOKENS) break;
      found[count++] = this.numberOf(sign, concepts);
    }
    return found.subarray(0, count);
  }

  private meet(id: number, concepts: Concepts): MetWord {
    return (this.met[id] ??= concepts.meet(this.vocabulary.wordAt(id)));
  }

  private numberOf(sign: number, { signs }: Concepts): number {
    const known = this.numbers[sign]!;
    if (known !== NOT_MET) return known;
    return (this.numbers[sign] = this.vocabulary.numberOfWord(signs.words[sign]!));
  }
}
