import { foldText } from './fold.ts';

/** What a UTF-16 unit is to the reading of words. */
export const SEPARATOR = 0;
/** A letter or digit: it begins a word or goes on with it. */
export const LETTER = 1;
/** A mark or an apostrophe: it goes on with a word and leaves nothing in it. */
export const SILENT = 2;
/** "[": the name of a removed detail may follow. */
export const BRACKET = 3;
/** Its folding takes more than a glance: the whole text is then read the slow way. */
export const EXOTIC = 4;

/** By UTF-16 unit below `UNITS`; those above are exotic. */
interface FoldTable {
  kinds: Uint8Array;
  /** 1 where a unit folds to digits alone. */
  digits: Uint8Array;
  /** What a letter folds to: one unit, and a second or 0. */
  first: Uint16Array;
  second: Uint16Array;
}

/** Latin, Greek, Cyrillic and their neighbours, and the punctuation of Europe. */
export const UNITS = 0x2070;

const WORD_UNIT = /^[\p{L}\p{N}]$/u;
const SILENT_UNIT = /^[\p{M}'’]$/u;
const DIGITS = /^\p{N}+$/u;
/** Its small form depends on whether the word ends after it. */
const SIGMA = 'Σ';

/** Takes `foldText` apart into what it does to single units. */
function makeFoldTable(): FoldTable {
  const table = {
    kinds: new Uint8Array(UNITS),
    digits: new Uint8Array(UNITS),
    first: new Uint16Array(UNITS),
    second: new Uint16Array(UNITS),
  };
  for (let unit = 0; unit < UNITS; unit++) {
    const letter = String.fromCharCode(unit);
    const folded = foldText(letter);
    table.kinds[unit] = kindOf(letter, folded);
    table.digits[unit] = DIGITS.test(folded) ? 1 : 0;
    table.first[unit] = folded.charCodeAt(0);
    table.second[unit] = folded.length > 1 ? folded.charCodeAt(1) : 0;
  }
  return table;
}

function kindOf(letter: string, folded: string): number {
  if (letter === '[') return BRACKET;
  if (SILENT_UNIT.test(letter)) return SILENT;
  if (!WORD_UNIT.test(letter)) return SEPARATOR;
  return letter === SIGMA || folded.length < 1 || folded.length > 2 ? EXOTIC : LETTER;
}

export const FOLD_TABLE = makeFoldTable();

const NAME = /\[[a-z][a-z_ -]{1,24}\]/y;

/** How far the closing bracket is where the name of a removed detail begins here; else 0. */
export function lengthOfName(text: string, at: number): number {
  NAME.lastIndex = at;
  return NAME.test(text) ? NAME.lastIndex - at - 1 : 0;
}
