import { BRACKET, EXOTIC, FOLD_TABLE, LETTER, lengthOfName, SILENT, UNITS } from './fold-table.ts';
import { foldText } from './fold.ts';

export interface Token {
  /** Folded form; a number of any size is "0". */
  word: string;
  /** As the person wrote it, in lower case save for abbreviations such as ATM. */
  surface: string;
  /** A sentence ends, or a redacted detail stood, between the word before and this one. */
  breaks: boolean;
  /** A comma stands between the word before and this one. */
  comma: boolean;
  /** Begins with a capital letter where no sentence begins, in a text that does not do so throughout. */
  capital: boolean;
  /** Part of an e-mail address, a link, a handle or an account number: it leads to a person. */
  address: boolean;
}

/** What one comment may cost, however long: a pasted 100 kB letter weighs as much as a page. */
export const MAX_CHARACTERS = 12_000;
export const MAX_TOKENS = 400;
export const MAX_WORD = 40;

/** A bracketed name such as [email] stands where a personal detail was removed: it is no word. */
const PIECES = /\[[a-z][a-z_ -]{1,24}\]|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*|[.,!?;:\n()¿¡]/gu;
const WORD_START = /^[\p{L}\p{N}]/u;
const BREAKS = new Set(Array.from('.!?;:\n()¿¡', (sign) => sign.charCodeAt(0)));
const COMMA = ','.charCodeAt(0);
const STOP = '.'.charCodeAt(0);
/** A stop after these ends no sentence: a name follows. */
const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'dra',
  'sr',
  'sra',
  'srta',
  'prof',
  'gdja',
  'gdin',
]);
/** Most pieces: they are their own folded form and stand as they were written. */
const SMALL_LETTERS = new RegExp(`^[a-z]{1,${MAX_WORD}}$`);
const SMALL_LETTER = /[a-z]/;
const TRAILING = /['’]+$/;
const APOSTROPHES = /['’]/g;
const ONLY_DIGITS = /^\p{N}+$/u;
const ABBREVIATION = /^\p{Lu}{2,5}$/u;

const SENTENCE_ENDS = new Set(Array.from('.!?\n¿¡', (sign) => sign.charCodeAt(0)));
const MAY_HOLD_ADDRESS = /[@_]|:\/\/|www\.|\d[ \d]{5}/i;
/** E-mail addresses, handles, links, and account numbers: two letters, two digits, groups of four. */
const ADDRESS = new RegExp(
  [
    /(?<![^\s@[\]()<>])[^\s@[\]()<>]*@[^\s@[\]()<>]+/,
    /\b(?:https?:\/\/|www\.)\S+/,
    /(?<!\w)\w+_\w+/,
    /\b[a-z]{2}\d{2} ?[a-z\d]{4}(?: ?\d{4}){2,7}(?: ?[a-z\d]{1,4})?\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);
/** So many capitals, and more than half of the words: the person writes every word so. */
const TITLE_CAPITALS = 4;

/** The words of a comment in order, folded and as written. */
export function tokenize(text: string): Token[] {
  const read = text.slice(0, MAX_CHARACTERS);
  const tokens: Token[] = [];
  const addresses = addressesIn(read);
  const shouted = !SMALL_LETTER.test(text) && text === text.toUpperCase();
  const seen = { shouted, breaks: true, comma: false, opens: true };
  forEachPiece(read, (piece, at) => {
    if (piece === null) {
      noteSign(seen, read.charCodeAt(at), tokens.at(-1)?.word);
      return true;
    }
    const token = tokenOf(piece, seen);
    // A piece that folds to nothing neither breaks nor ends a break.
    if (!token) return true;
    token.address = addresses.some(([from, to]) => at >= from && at < to);
    seen.breaks = seen.comma = seen.opens = false;
    return tokens.push(token) < MAX_TOKENS;
  });
  return withoutTitleCapitals(tokens);
}

/** What stood before a piece; `opens`: a sentence begins with it. */
interface Seen {
  shouted: boolean;
  breaks: boolean;
  comma: boolean;
  opens: boolean;
}

function noteSign(seen: Seen, sign: number, wordBefore: string | undefined) {
  if (sign === COMMA) {
    seen.comma = true;
    return;
  }
  if (sign === STOP && TITLES.has(wordBefore ?? '')) return;
  seen.breaks = true;
  seen.opens ||= SENTENCE_ENDS.has(sign);
}

function tokenOf(piece: string, { shouted, breaks, comma, opens }: Seen): Token | null {
  if (SMALL_LETTERS.test(piece)) {
    return { word: piece, surface: piece, breaks, comma, capital: false, address: false };
  }
  const written = piece.replace(TRAILING, '').slice(0, MAX_WORD);
  const folded = foldText(written).replace(APOSTROPHES, '');
  if (folded === '') return null;
  const plain = written.replace(/’/g, "'");
  const small = plain.toLowerCase();
  const asWritten = !shouted && plain !== small && ABBREVIATION.test(plain);
  const word = ONLY_DIGITS.test(folded) ? '0' : folded;
  const capital = !shouted && !opens && !asWritten && plain[0] !== small[0];
  return { word, surface: asWritten ? plain : small, breaks, comma, capital, address: false };
}

function addressesIn(text: string): [from: number, to: number][] {
  if (!MAY_HOLD_ADDRESS.test(text)) return [];
  return Array.from(text.matchAll(ADDRESS), ({ 0: found, index }) => [index, index + found.length]);
}

function withoutTitleCapitals(tokens: Token[]): Token[] {
  const capitals = tokens.filter(({ capital }) => capital).length;
  if (capitals >= TITLE_CAPITALS && capitals * 2 > tokens.length) {
    for (const token of tokens) token.capital = false;
  }
  return tokens;
}

/** Gets each word as written, or null where one breaks off, and where it stands; false: no more. */
type Visit = (piece: string | null, at: number) => boolean;

function forEachPiece(text: string, visit: Visit) {
  if (isPlain(text)) {
    forEachPlainPiece(text, visit);
    return;
  }
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    if (!visit(WORD_START.test(piece) ? piece : null, index)) return;
  }
}

/** The same by a table of letters, several times faster; the text has none that is exotic. */
function forEachPlainPiece(text: string, visit: Visit) {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = FOLD_TABLE.kinds[unit]!;
    if (kind === LETTER) {
      const start = at;
      while (at + 1 < text.length && isWithinWord(text.charCodeAt(at + 1))) at++;
      if (!visit(text.slice(start, at + 1), start)) return;
      continue;
    }
    const name = kind === BRACKET ? lengthOfName(text, at) : 0;
    if (name === 0 && unit !== COMMA && !BREAKS.has(unit)) continue;
    if (!visit(null, at)) return;
    at += name;
  }
}

function isWithinWord(unit: number): boolean {
  const kind = FOLD_TABLE.kinds[unit];
  return kind === LETTER || kind === SILENT;
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= UNITS || FOLD_TABLE.kinds[unit] === EXOTIC) return false;
  }
  return true;
}
