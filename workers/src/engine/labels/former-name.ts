import type { Characteristic } from './characteristic.ts';
import type { ThemeTexts } from './count-phrases.ts';
import { meritOf, sharesOfParts } from './name-merit.ts';
import { hasName, type Names } from './names.ts';
import { phrasesIn } from './phrases.ts';
import { phraseStem } from '../words/phrase-stems.ts';
import { tokenize } from '../words/tokens.ts';

/** Between the parts of a name. */
const BETWEEN = / · |, /;

/** "A" and "B" of "A · B". */
export const partsOfName = (name: string): string[] => name.split(BETWEEN);

/** The name that a theme had, as what its comments say now. */
export interface FormerName {
  label: string;
  /** The phrases that say it, one for each of its parts: two in "A · B". */
  said: Characteristic[];
}

/** "Refund 2", with a number that was to tell it from another one, and "[erased] late". */
const NO_NAME = /\d$|\[/;

/**
 * Reads the name a theme had by the phrases that it has now.
 * @param phrases of the theme.
 * @param names of people: none may be in it.
 * @returns null where nobody says a part of it any more, or it names a person, is numbered, or was erased in part.
 */
export function readFormerName(
  label: string,
  phrases: readonly Characteristic[],
  texts: ThemeTexts,
  names: Names,
): FormerName | null {
  const parts = partsOfName(label);
  if (NO_NAME.test(label) || parts.some((part) => hasName(names, part))) return null;
  const said = parts.map((part) => phraseOf(part, phrases, texts));
  return said.every((phrase) => phrase !== null) ? { label, said } : null;
}

/** The best of the phrases that a part of a name holds, if a comment that has it still says all of the part. */
function phraseOf(
  part: string,
  phrases: readonly Characteristic[],
  { texts, language, languages }: ThemeTexts,
): Characteristic | null {
  const tokens = tokenize(part.toLowerCase());
  const keys = new Set(phrasesIn(tokens, language).map(({ key }) => key));
  const shares = sharesOfParts(phrases);
  const [best] = phrases
    .filter(({ key }) => keys.has(key))
    .sort((a, b) => meritOf(b, shares) - meritOf(a, shares) || (a.key < b.key ? -1 : 1));
  if (!best) return null;
  const stems = tokens.map(({ word }) => phraseStem(word, language));
  const isSaid = texts.some((text, i) => {
    if (!best.heldBy[i]) return false;
    const spoken = languages ? languages[i]! : language;
    const own = new Set(tokenize(text).map(({ word }) => phraseStem(word, spoken)));
    return stems.every((stem) => own.has(stem));
  });
  return isSaid ? best : null;
}

/** What a name may be worse than another by, in merit and in comments that hold it, and stay. */
const STILL = 0.75;

/** Whether a theme goes on with the name it had: where it says about as much as the best one would. */
export function goesOn(
  { said }: FormerName,
  best: readonly Characteristic[],
  phrases: readonly Characteristic[],
): boolean {
  const shares = sharesOfParts(phrases);
  const isAsGood = meritOf(said[0]!, shares) >= STILL * meritOf(best[0]!, shares);
  return isAsGood && holders(said) >= STILL * holders(best);
}

/** Comments that hold any of the phrases. */
function holders(said: readonly Characteristic[]): number {
  const [first] = said;
  return first!.heldBy.reduce(
    (sum, _, i) => sum + (said.some(({ heldBy }) => heldBy[i]) ? 1 : 0),
    0,
  );
}
