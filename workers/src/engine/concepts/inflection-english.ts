import type { Inflection } from './inflection.ts';
import { endingsOf, withoutEnding } from './without-ending.ts';

const LEAST = 3;
const HISSING = /(?:s|x|z|ch|sh)es$/;
const NO_PLURAL = /(?:ss|us|is)$/;
const ENDINGS = endingsOf('ing est ed er');
const VOWEL = /[aeiouy]/;
const DOUBLED = /([bdfgmnprt])\1$/;

/** English: bill, bills; charge, charged, charging; try, tries, tried; cheap, cheaper. */
export const english: Inflection = {
  lemmaKeys: (word) => [singular(word), `~${open(singular(word))}`],
  formKeys: (word) => [singular(word), `~${root(singular(word))}`, `~${open(singular(word))}`],
  isVerb: () => false,
};

function singular(word: string): string {
  if (word.length <= LEAST || NO_PLURAL.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (HISSING.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function root(word: string): string {
  const past = word.endsWith('ied') ? `${word.slice(0, -3)}y` : word;
  const bare = withoutEnding(past, ENDINGS, LEAST);
  if (bare === past || !VOWEL.test(bare)) return open(past);
  return open(bare.replace(DOUBLED, '$1'));
}

/** Without the last letter that endings take away or change. */
function open(word: string): string {
  const short = word.length > LEAST ? word.replace(/e$/, '') : word;
  return short.replace(/y$/, 'i');
}
