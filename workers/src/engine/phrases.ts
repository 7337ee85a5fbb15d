import { isNegation, isStopWord } from './stop-words.ts';
import { tokenize, type Token } from './tokens.ts';
import { stemOf } from './word-features.ts';

/** A run of one to three telling words with what stands between them. */
export interface Phrase {
  /** The stems of its telling words, joined by spaces: equal for all forms of a phrase. */
  key: string;
  /** As written, in lower case: "cancel my order". */
  surface: string;
  /** Telling words, 1 to 3. */
  size: number;
}

const MAX_SIZE = 3;
/** Words of any kind in a phrase, from its first telling word to its last. */
const MAX_SPAN = 5;
/** Words with digits are codes, dates and sums: they describe one case, and maybe one person. */
const HAS_DIGIT = /\p{N}/u;

/**
 * The phrases of a text. None starts or ends with a function word of the language, crosses the end of
 * a sentence, or ends with a negation; one may start with it ("not arrived", "no llega").
 */
export function phrasesOf(text: string, language: string | null): Phrase[] {
  const phrases: Phrase[] = [];
  const tokens = tokenize(text);
  const kinds = tokens.map(({ word }) => kindOf(word, language));
  for (let start = 0; start < tokens.length; start++) {
    if (kinds[start] === 'telling' || kinds[start] === 'negation') {
      addFrom(phrases, tokens, kinds, start);
    }
  }
  return phrases;
}

type Kind = 'telling' | 'negation' | 'function' | 'code';

function kindOf(word: string, language: string | null): Kind {
  if (isNegation(word)) return 'negation';
  if (HAS_DIGIT.test(word)) return 'code';
  return isStopWord(word, language) ? 'function' : 'telling';
}

function addFrom(phrases: Phrase[], tokens: readonly Token[], kinds: readonly Kind[], start: number) {
  const stems: string[] = [];
  let surface = '';
  for (let at = start; at < Math.min(tokens.length, start + MAX_SPAN); at++) {
    const token = tokens[at]!;
    if (at > start && token.breaks) return;
    if (kinds[at] === 'code') return;
    surface += (at > start ? ' ' : '') + token.surface;
    if (kinds[at] === 'function') continue;
    stems.push(stemOf(token.word));
    if (kinds[at] === 'telling') {
      phrases.push({ key: stems.join(' '), surface, size: stems.length });
    }
    if (stems.length === MAX_SIZE) return;
  }
}
