import { foldText } from './fold.ts';

export interface Token {
  /** Folded form; a number of any size is "0". */
  word: string;
  /** As the person wrote it, in lower case save for abbreviations such as ATM. */
  surface: string;
  /** A sentence ends, or a redacted detail stood, between the word before and this one. */
  breaks: boolean;
}

/** What one comment may cost, however long: a pasted 100 kB letter weighs as much as a page. */
export const MAX_CHARACTERS = 12_000;
export const MAX_TOKENS = 400;
export const MAX_WORD = 40;

/** A bracketed name such as [email] stands where a personal detail was removed: it is no word. */
const PIECES = /\[[a-z][a-z_ -]{1,24}\]|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*|[.!?;:\n()¿¡]/gu;
const WORD_START = /^[\p{L}\p{N}]/u;
const TRAILING = /['’]+$/;
const APOSTROPHES = /['’]/g;
const ONLY_DIGITS = /^\p{N}+$/u;
const ABBREVIATION = /^\p{Lu}{2,5}$/u;

/** The words of a comment in order, folded and as written. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const shouted = text === text.toUpperCase();
  let breaks = true;
  for (const [piece] of text.slice(0, MAX_CHARACTERS).matchAll(PIECES)) {
    if (!WORD_START.test(piece)) {
      breaks = true;
      continue;
    }
    const written = piece.replace(TRAILING, '').slice(0, MAX_WORD);
    const folded = foldText(written).replace(APOSTROPHES, '');
    if (folded === '') continue;
    const plain = written.replace(/’/g, "'");
    const surface = !shouted && ABBREVIATION.test(plain) ? plain : plain.toLowerCase();
    tokens.push({ word: ONLY_DIGITS.test(folded) ? '0' : folded, surface, breaks });
    if (tokens.length === MAX_TOKENS) break;
    breaks = false;
  }
  return tokens;
}
