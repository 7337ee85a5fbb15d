import { signOfSituation } from '../concepts/concept-signs.ts';
import type { Concepts } from '../concepts/concepts.ts';
import type { Situations } from '../situations/situations.ts';
import type { Model } from '../model.ts';
import { termsOfTokens } from '../situations/terms-of-tokens.ts';
import { isStopWordAnywhere } from '../words/stop-words.ts';
import { tokenize } from '../words/tokens.ts';

/** How far a phrase tells what a theme is about. */
export interface Told {
  /** 0 and more, see `tellingOf`. */
  amount: number;
  /** Whether each of its words does, save those that serve grammar. */
  byEveryWord: boolean;
}

export type Telling = (theme: number, phrase: string) => Told;

/** A word of which a theme's situations have less tells nothing of it. */
const LEAST_TOLD = 1;

/**
 * How far a phrase tells the situations that a theme's members tell: the sum over its words of
 *     Σ p(s) · w(t, s)
 * with p the part of situation s among those of the theme's centres, and w what the word, or the
 * concept it names, says for s, see situations.ts.
 * @returns null where comments were read by their words alone.
 */
export function tellingOf(model: Model): Telling | null {
  const { concepts, situations } = model;
  return concepts && situations ? tellingBy(concepts, situations, partsOfSituations(model)) : null;
}

/** By theme: the situations it tells, each with its part of all that it tells. */
export type SituationParts = readonly (readonly [situation: number, part: number])[];

/** As `tellingOf`, for themes of which only their situations are known. */
export function tellingBy(
  concepts: Concepts,
  situations: Situations,
  parts: readonly SituationParts[],
): Telling {
  const told = new Map<string, number>();
  /** Phrases repeat the same few words over and over. */
  const toldBy = (theme: number, terms: readonly number[]) => {
    const key = `${theme} ${terms.join(' ')}`;
    const known = told.get(key);
    if (known !== undefined) return known;
    const sayingFor = (situation: number) =>
      Math.max(0, ...terms.map((term) => situations.weightOf(term, situation)));
    const sum = parts[theme]!.reduce((all, [situation, p]) => all + p * sayingFor(situation), 0);
    told.set(key, sum);
    return sum;
  };
  return (theme, phrase) => {
    const tokens = tokenize(phrase);
    const amounts = termsOfTokens(concepts, situations, tokens).map((terms) =>
      toldBy(theme, terms),
    );
    return {
      amount: amounts.reduce((a, b) => a + b, 0),
      byEveryWord: tokens.every(
        ({ word }, at) => amounts[at]! >= LEAST_TOLD || isStopWordAnywhere(word),
      ),
    };
  };
}

/** By theme: the situations its centres know, each with its part of all. */
function partsOfSituations({ themes, centres, centreSums, space, situations }: Model) {
  const rows = situations!.table.ids.map((id) => space.stems.get(signOfSituation(id)));
  const ofRow = new Map(rows.map((row, situation) => [row, situation]));
  const sums = themes.map(() => new Map<number, number>());
  centres.themeOf.forEach((theme, c) => {
    for (let p = centres.stemStarts[c]!; p < centres.stemStarts[c + 1]!; p++) {
      const situation = ofRow.get(centres.stemRows[p]);
      if (situation === undefined) continue;
      const weight = centres.stemWeights[p]! * centreSums.sizes[c]!;
      sums[theme]!.set(situation, (sums[theme]!.get(situation) ?? 0) + weight);
    }
  });
  return sums.map((own) => {
    const all = Array.from(own.values()).reduce((a, b) => a + b, 0) || 1;
    return Array.from(own, ([situation, weight]): [number, number] => [situation, weight / all]);
  });
}
