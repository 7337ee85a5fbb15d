import { partsOfName } from './name-parts.ts';
import { isStopWord } from '../words/stop-words.ts';
import { phraseStem } from '../words/phrase-stems.ts';
import { tokenize } from '../words/tokens.ts';

/** Whether a text says the name of a theme: all telling words of one of its parts, in any form and order. */
export function saysName(name: string, language: string | null): (text: string) => boolean {
  const stemsOf = (text: string) =>
    tokenize(text.toLowerCase()).map(({ word }) => ({ word, stem: phraseStem(word, language) }));
  const parts = partsOfName(name).map((part) =>
    stemsOf(part).flatMap(({ word, stem }) => (isStopWord(word, language) ? [] : [stem])),
  );
  return (text) => {
    const said = new Set(stemsOf(text).map(({ stem }) => stem));
    return parts.some((stems) => stems.length > 0 && stems.every((stem) => said.has(stem)));
  };
}
