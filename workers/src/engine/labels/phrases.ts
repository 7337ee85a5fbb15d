import { phraseStem } from '../words/phrase-stems.ts';
import { isPersonal } from './personal.ts';
import { beginsClause, isNegation, isStopWord, opensPhrase } from '../words/stop-words.ts';
import { tokenize, type Token } from '../words/tokens.ts';

/** A run of one to three telling words with what stands between them. */
export interface Phrase {
  /** The stems of its telling words, joined by spaces: equal for all forms of a phrase. */
  key: string;
  /** As written, in lower case: "cancel my order". */
  surface: string;
  /** Telling words, 1 to 3. */
  size: number;
  /** Whether a clause begins or a comma stands within it: "card if I live" is no name. */
  clause: boolean;
  /** Whether a telling word follows at once: "charged an extra" before "fee". */
  open: boolean;
}

const MAX_SIZE = 3;
/** Words of any kind in a phrase, from its first telling word to its last. */
const MAX_SPAN = 6;
/** How far a negation reaches. */
const MAX_DENIED = 3;
/** Halves of English verbs: "top up" may end with one, nothing starts with it. */
const PARTICLES = new Set(['up', 'off', 'out', 'down', 'back', 'after']);

/** Personal words are names, addresses, codes, dates and sums: they describe one case or one person. */
type Kind = 'telling' | 'opener' | 'particle' | 'function' | 'clause' | 'personal';

interface Word {
  token: Token;
  kind: Kind;
  stem: string;
}

/** The phrases of a text. */
export function phrasesOf(text: string, language: string | null): Phrase[] {
  return phrasesIn(tokenize(text), language);
}

/**
 * The phrases of a comment's words. None starts or ends with a function word of the language, or crosses a name
 * or the end of a sentence; a negation or a question of amount may start one ("no llega", "how long").
 */
export function phrasesIn(tokens: readonly Token[], language: string | null): Phrase[] {
  const phrases: Phrase[] = [];
  const words = tokens.map((token, at): Word => ({
    token,
    kind: isPersonal(tokens, at, language)
      ? 'personal'
      : kindOf(token.word, tokens[at + 1]?.word, language),
    stem: phraseStem(token.word, language),
  }));
  words.forEach(({ kind }, start) => {
    if (kind === 'telling' || kind === 'opener') addFrom(phrases, words, start);
  });
  return phrases;
}

function kindOf(word: string, next: string | undefined, language: string | null): Kind {
  if (opensPhrase(word, next)) return 'opener';
  if (language === 'en' && PARTICLES.has(word)) return 'particle';
  if (beginsClause(word, language)) return 'clause';
  return isStopWord(word, language) ? 'function' : 'telling';
}

function addFrom(phrases: Phrase[], words: readonly Word[], start: number) {
  const opened = words[start]!.kind === 'opener';
  const asks = opened && !isNegation(words[start]!.token.word);
  const stems: string[] = [];
  let surface = '';
  let clause = false;
  for (let at = start; at < Math.min(words.length, start + MAX_SPAN); at++) {
    const { token, kind, stem } = words[at]!;
    if (kind === 'personal' || (at > start && token.breaks)) return;
    // "don't know how to pay": what is denied is not the paying.
    if (opened && stems.length === 1 && !asks && at - start > MAX_DENIED) return;
    surface += (at > start ? ' ' : '') + token.surface;
    if ((kind === 'clause' && !asks) || (at > start && token.comma)) clause = true;
    if (kind === 'function' || kind === 'clause') continue;
    stems.push(stem);
    if (kind !== 'opener') {
      const open = isOpenAfter(words, at);
      phrases.push({ key: stems.join(' '), surface, size: stems.length, clause, open });
    }
    if (stems.length === MAX_SIZE) return;
  }
}

function isOpenAfter(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  return next !== undefined && !next.token.breaks && !next.token.comma && next.kind === 'telling';
}
