import { signsOf } from '../concepts/concept-signs.ts';
import type { Concepts } from '../concepts/concepts.ts';
import { conceptsOfTokens } from '../concepts/token-concepts.ts';
import { stemOf } from '../words/word-features.ts';
import type { Situations } from './situations.ts';

/** Each word's terms of situations: its stem, and the signs of the concept it names, that are known. */
export function termsOfTokens(
  concepts: Concepts,
  situations: Situations,
  tokens: readonly { word: string }[],
): number[][] {
  const named = conceptsOfTokens(concepts, tokens);
  return tokens.map(({ word }, at) => {
    const signs = named[at]! < 0 ? [] : signsOf(concepts.signs, [named[at]!]);
    const said = [stemOf(word), ...signs.map((sign) => concepts.signs.words[sign]!)];
    return said.map((term) => situations.termOf(term)).filter((term) => term >= 0);
  });
}
