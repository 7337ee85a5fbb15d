import { foldText } from '../words/fold.ts';
import { withoutYat } from '../words/word-features.ts';

/** One word of a text as the bank knows it. */
export interface SaidWord {
  /** Folded; where it differs also in the spelling that ekavian and ijekavian share. */
  forms: string[];
  /** Characters of the text, `to` is the first after it. */
  from: number;
  to: number;
}

const MAX_WORD = 40;
/** A bracketed name such as [email] stands where a personal detail was removed: it is no word. */
const PIECES = /\[[a-z][a-z_ -]{1,24}\]|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu;
const APOSTROPHES = /['’]/g;
const NOT_IN_WORDS = /[^\p{L}\p{N}]/gu;

/** The words of a text in order and where they stand; numbers are kept, unlike for themes. */
export function saidWords(text: string): SaidWord[] {
  const words: SaidWord[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    if (piece.startsWith('[')) continue;
    const forms = formsOf(piece);
    if (forms.length > 0) words.push({ forms, from: index, to: index + piece.length });
  }
  return words;
}

/** The spellings under which a word is kept and looked for; none when nothing of it is left. */
export function formsOf(word: string): string[] {
  const folded = foldText(word.replace(APOSTROPHES, ''))
    .replace(NOT_IN_WORDS, '')
    .slice(0, MAX_WORD);
  if (folded === '') return [];
  const shared = withoutYat(folded);
  return shared === folded ? [folded] : [folded, shared];
}
