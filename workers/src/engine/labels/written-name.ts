import type { Characteristic } from './characteristic.ts';
import type { ThemeTexts } from './count-phrases.ts';
import { withCompanion } from './companion.ts';
import { grownName } from './grown-name.ts';
import { joinParts } from './name-parts.ts';
import type { Names } from './names.ts';
import type { Told } from './telling-words.ts';
import { isWholeClause, wholeClause } from './whole-clause.ts';

/** A phrase in fewer comments is a detail of one: a whole clause reads better. */
const LEAST_USES = 3;
const FEW_OF_WORD = 0.3;

/**
 * How the name of a theme reads: each phrase with what most have around it, "A · B"; a word that mostly
 * stands with another one as both of them, a detail of one comment as the clause that tells most.
 * @param said the one or two phrases that say the name.
 * @param names that it may not take in.
 * @param told how far a text tells what the theme is about, if that is known.
 */
export function writtenName(
  said: readonly Characteristic[],
  name: Characteristic,
  { texts, language }: ThemeTexts,
  names: Names,
  told: ((text: string) => Told) | null,
): string {
  if (told && name.share * texts.length < LEAST_USES) {
    if (name.size > 1 && isWholeClause(name.surface, texts)) return name.surface;
    const clause = wholeClause(texts, language, names, told);
    if (clause) return clause;
  }
  const holdersOf = ({ heldBy }: Characteristic) => texts.filter((_, i) => heldBy[i]);
  const [first, second] = said.map((one) =>
    grownName(one.surface, holdersOf(one), language, names),
  );
  if (name.size === 1 && (second ? isOfFew(said, name) : !first!.includes(' '))) {
    const pair = withCompanion(name.surface, holdersOf(name), language, names);
    if (pair) return pair;
  }
  return second && addsWords(first!, second) ? joinParts([first!, second]) : first!;
}

/** Two phrases with a word of a name that few of its comments have. */
const isOfFew = ([first, second]: readonly Characteristic[], name: Characteristic) =>
  first!.key !== name.key && first!.share + second!.share < FEW_OF_WORD * name.share;

function addsWords(first: string, second: string): boolean {
  const words = new Set(first.split(' '));
  return second.split(' ').some((word) => !words.has(word));
}
