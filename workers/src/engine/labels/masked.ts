import { isName, type Names } from './names.ts';
import { isPersonal } from './personal.ts';
import { foldText } from '../words/fold.ts';
import { MAX_WORD, tokenize, type Token } from '../words/tokens.ts';

/** What `tokenize` reads as one word. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu;
const APOSTROPHES = /['’]/g;
const SEVERAL = /…(?:[^\p{L}\p{N}]*…)+/gu;
/** A number of fewer digits is a room, an hour or a sum. */
const DIGITS_OF_A_CODE = 5;

/** A text with "…" for each word that names somebody or leads to them: "complains of …". */
export function masked(text: string, names: Names): string {
  const tokens = tokenize(text);
  const hidden = new Set(
    tokens.flatMap((token, at) => (isHidden(tokens, at, names) ? [keyOf(token.surface)] : [])),
  );
  if (hidden.size === 0) return text;
  return text.replace(WORD, (word) => (hidden.has(keyOf(word)) ? '…' : word)).replace(SEVERAL, '…');
}

const keyOf = (word: string) => foldText(word.slice(0, MAX_WORD)).replace(APOSTROPHES, '');

function isHidden(tokens: readonly Token[], at: number, names: Names): boolean {
  const { word, surface, address } = tokens[at]!;
  if (word === '0' && !address) return surface.length >= DIGITS_OF_A_CODE;
  return isPersonal(tokens, at, null) || isName(names, word);
}
