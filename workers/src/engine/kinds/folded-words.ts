import { foldText } from '../words/fold.ts';
import { MAX_CHARACTERS } from '../words/tokens.ts';

/** The words of a text in order, folded; null where a sentence or a part of it ends. */
export type FoldedWords = (string | null)[];

const codesOf = (signs: string) => new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));
const BREAKS = codesOf('.!?;:\n()¿¡');
const APOSTROPHES = codesOf("'’");
const ANY_APOSTROPHE = /['’]/;
const ALL_APOSTROPHES = /['’]/g;
const SPACE = ' '.charCodeAt(0);
const OPEN = '['.charCodeAt(0);
/** The longest name that stands in brackets for a personal detail, such as [email]. */
const LONGEST_NAME = 26;

/**
 * Splits a text into folded words, several times faster than `tokenize` because it keeps neither how
 * they were written nor what stands around them. Apostrophes join: "didn't" is "didnt".
 */
export function foldedWords(text: string): FoldedWords {
  const folded = foldText(text.slice(0, MAX_CHARACTERS));
  const hasApostrophes = ANY_APOSTROPHE.test(folded);
  const words: FoldedWords = [];
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at);
    if (isLetter(code)) {
      const end = endOfWord(folded, at);
      const word = folded.slice(at, end);
      words.push(hasApostrophes ? word.replace(ALL_APOSTROPHES, '') : word);
      at = end - 1;
    } else if (code === SPACE) continue;
    else if (BREAKS.has(code)) words.push(null);
    else if (code === OPEN) at += lengthOfName(folded, at);
  }
  return words;
}

function endOfWord(folded: string, from: number): number {
  let end = from + 1;
  for (; ; end++) {
    const code = folded.charCodeAt(end);
    if (!isLetter(code) && !APOSTROPHES.has(code)) return end;
  }
}

/** Letters and digits of any script; signs and pictures are not. NaN, past the end, is none. */
function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return (code >= 0xc0 && code < 0x2000) || (code >= 0x2e80 && code < 0xd800);
}

function lengthOfName(folded: string, at: number): number {
  const end = folded.indexOf(']', at);
  return end > at && end - at <= LONGEST_NAME ? end - at : 0;
}
