import { BRACKET, EXOTIC, FOLD_TABLE, LETTER, lengthOfName, SILENT } from './fold-table.ts';
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
const BREAKS = new Set(Array.from('.!?;:\n()¿¡', (sign) => sign.charCodeAt(0)));
const TRAILING = /['’]+$/;
const APOSTROPHES = /['’]/g;
const ONLY_DIGITS = /^\p{N}+$/u;
const ABBREVIATION = /^\p{Lu}{2,5}$/u;

/** The words of a comment in order, folded and as written. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const shouted = text === text.toUpperCase();
  let breaks = true;
  forEachPiece(text.slice(0, MAX_CHARACTERS), (piece) => {
    const token = piece === null ? null : tokenOf(piece, shouted, breaks);
    if (token) tokens.push(token);
    // A piece that folds to nothing neither breaks nor ends a break.
    if (piece === null || token) breaks = piece === null;
    return tokens.length < MAX_TOKENS;
  });
  return tokens;
}

function tokenOf(piece: string, shouted: boolean, breaks: boolean): Token | null {
  const written = piece.replace(TRAILING, '').slice(0, MAX_WORD);
  const folded = foldText(written).replace(APOSTROPHES, '');
  if (folded === '') return null;
  const plain = written.replace(/’/g, "'");
  const small = plain.toLowerCase();
  const asWritten = !shouted && plain !== small && ABBREVIATION.test(plain);
  const word = ONLY_DIGITS.test(folded) ? '0' : folded;
  return { word, surface: asWritten ? plain : small, breaks };
}

/** Calls back with each word as written, with null where one breaks off, until it returns false. */
function forEachPiece(text: string, visit: (piece: string | null) => boolean) {
  if (isPlain(text)) {
    forEachPlainPiece(text, visit);
    return;
  }
  for (const [piece] of text.matchAll(PIECES)) {
    if (!visit(WORD_START.test(piece) ? piece : null)) return;
  }
}

/** The same by a table of letters, several times faster; the text has none that is exotic. */
function forEachPlainPiece(text: string, visit: (piece: string | null) => boolean) {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = FOLD_TABLE.kinds[unit]!;
    if (kind === LETTER) {
      const start = at;
      while (isWithinWord(text.charCodeAt(at + 1))) at++;
      if (!visit(text.slice(start, at + 1))) return;
      continue;
    }
    const name = kind === BRACKET ? lengthOfName(text, at) : 0;
    if (name === 0 && !BREAKS.has(unit)) continue;
    if (!visit(null)) return;
    at += name;
  }
}

const isWithinWord = (unit: number) =>
  FOLD_TABLE.kinds[unit] === LETTER || FOLD_TABLE.kinds[unit] === SILENT;

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const kind = FOLD_TABLE.kinds[text.charCodeAt(at)] ?? EXOTIC;
    if (kind === EXOTIC) return false;
  }
  return true;
}
