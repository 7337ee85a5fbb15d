import type { Characteristic } from './characteristic.ts';
import type { ThemeTexts } from './count-phrases.ts';
import { meritOf, sharesOfParts } from './name-merit.ts';
import { partsOfName } from './name-parts.ts';
import { hasName, type Names } from './names.ts';
import { isPersonal } from './personal.ts';
import { phrasesIn } from './phrases.ts';
import { phraseStem } from '../words/phrase-stems.ts';
import { tokenize, type Token } from '../words/tokens.ts';

/** The name that a theme had, as what its comments say now. */
export interface FormerName {
  label: string;
  /** The phrases that say it, one for each of its parts: two in "A · B". */
  said: Characteristic[];
}

/** In place of what a person had erased, see `without_copies` of the database. */
const ERASED = '[erased]';

/**
 * Reads the name a theme had by the phrases that it has now.
 * @param phrases of the theme.
 * @param names of people: none may be in it.
 * @returns null where a part of it is hardly said any more, or it names a person, has a number, or was erased in part.
 */
export function readFormerName(
  label: string,
  phrases: readonly Characteristic[],
  texts: ThemeTexts,
  names: Names,
): FormerName | null {
  const parts = partsOfName(label);
  if (label.includes(ERASED) || parts.some((part) => hasName(names, part))) return null;
  const said: Characteristic[] = [];
  for (const part of parts) {
    const tokens = tokenize(part.toLowerCase());
    const phrase = bestIn(tokens, phrases, texts.language);
    if (!phrase || !isStillSaid(tokens, phrase, texts)) return null;
    said.push(phrase);
  }
  return { label, said };
}

const stemsOf = (tokens: readonly Token[], language: string | null) =>
  tokens.map(({ word }) => phraseStem(word, language));

/** The best of the phrases that a part of a name holds. */
function bestIn(
  tokens: readonly Token[],
  phrases: readonly Characteristic[],
  language: string | null,
): Characteristic | undefined {
  const keys = new Set(phrasesIn(tokens, language).map(({ key }) => key));
  const shares = sharesOfParts(phrases);
  return phrases
    .filter(({ key }) => keys.has(key))
    .sort((a, b) => meritOf(b, shares) - meritOf(a, shares) || (a.key < b.key ? -1 : 1))[0];
}

/** Of the comments that hold its phrase, how many must say all of a part of a name … */
const LEAST_SAYING = 0.2;
/** … and of those how many without naming a person by it. */
const LEAST_IMPERSONAL = 0.5;

/**
 * Whether comments still say all of a part of a name, in any form and order, each word of it written as it is by
 * one of them: stems alone are the same for "Kovač" and "kovačnica", and in both scripts.
 */
function isStillSaid(
  part: readonly Token[],
  { heldBy }: Characteristic,
  { texts, language, languages }: ThemeTexts,
): boolean {
  const stems = stemsOf(part, language);
  const written = new Set<string>();
  let [holding, saying, impersonal] = [0, 0, 0];
  for (const [i, text] of texts.entries()) {
    if (!heldBy[i]) continue;
    holding++;
    const spoken = languages ? languages[i]! : language;
    const tokens = tokenize(text);
    if (!holdsAll(stemsOf(tokens, spoken), stems)) continue;
    saying++;
    const own = tokens.filter((_, at) => !isPersonal(tokens, at, spoken));
    if (!holdsAll(stemsOf(own, spoken), stems)) continue;
    impersonal++;
    for (const { surface } of own) written.add(surface);
  }
  return (
    saying >= LEAST_SAYING * holding &&
    impersonal >= LEAST_IMPERSONAL * saying &&
    part.every(({ surface }) => written.has(surface))
  );
}

function holdsAll(all: readonly string[], stems: readonly string[]): boolean {
  const said = new Set(all);
  return stems.every((stem) => said.has(stem));
}

/** What a name may be worse than the best one by, in merit and in comments that hold it, and stay … */
const STILL = 0.75;
/** … in comments where both begin alike, lest "A" become "A · B" and back again. */
const STILL_ALIKE = 0.5;

/** Whether a theme goes on with the name it had: where it says about as much as the best one would. */
export function goesOn(
  { said }: FormerName,
  best: readonly Characteristic[],
  phrases: readonly Characteristic[],
): boolean {
  const shares = sharesOfParts(phrases);
  const isAsGood = meritOf(said[0]!, shares) >= STILL * meritOf(best[0]!, shares);
  const still = said[0]!.key === best[0]!.key ? STILL_ALIKE : STILL;
  return isAsGood && countHolders(said) >= still * countHolders(best);
}

/** Comments that hold any of the phrases. */
function countHolders(said: readonly Characteristic[]): number {
  const [first] = said;
  return first!.heldBy.reduce(
    (sum, _, i) => sum + (said.some(({ heldBy }) => heldBy[i]) ? 1 : 0),
    0,
  );
}
