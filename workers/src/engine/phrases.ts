import { phraseStem } from './phrase-stems.ts';
import { isStopWord, opensPhrase } from './stop-words.ts';
import { tokenize, type Token } from './tokens.ts';

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

/** Halves of English verbs: "top up" may end with one, nothing starts with it. */
const PARTICLES = new Set(['up', 'off', 'out', 'down', 'back', 'after']);

type Kind = 'telling' | 'opener' | 'particle' | 'function' | 'code';

interface Word {
  token: Token;
  kind: Kind;
  stem: string;
}

/**
 * The phrases of a text. None starts or ends with a function word of the language, or crosses the end
 * of a sentence; a negation or a question of amount may start one ("no llega", "how long").
 */
export function phrasesOf(text: string, language: string | null): Phrase[] {
  const phrases: Phrase[] = [];
  const tokens = tokenize(text);
  const words = tokens.map((token, at): Word => ({
    token,
    kind: kindOf(token.word, tokens[at + 1]?.word, language),
    stem: phraseStem(token.word, language),
  }));
  words.forEach(({ kind }, start) => {
    if (kind === 'telling' || kind === 'opener') addFrom(phrases, words, start);
  });
  return phrases;
}

function kindOf(word: string, next: string | undefined, language: string | null): Kind {
  if (opensPhrase(word, next)) return 'opener';
  if (HAS_DIGIT.test(word)) return 'code';
  if (language === 'en' && PARTICLES.has(word)) return 'particle';
  return isStopWord(word, language) ? 'function' : 'telling';
}

function addFrom(phrases: Phrase[], words: readonly Word[], start: number) {
  const stems: string[] = [];
  let surface = '';
  for (let at = start; at < Math.min(words.length, start + MAX_SPAN); at++) {
    const { token, kind, stem } = words[at]!;
    if (kind === 'code' || (at > start && token.breaks)) return;
    surface += (at > start ? ' ' : '') + token.surface;
    if (kind === 'function') continue;
    stems.push(stem);
    if (kind !== 'opener') phrases.push({ key: stems.join(' '), surface, size: stems.length });
    if (stems.length === MAX_SIZE) return;
  }
}
