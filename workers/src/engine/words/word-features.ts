import { isSign } from '../concepts/concept-signs.ts';

/** Letters of a stem: cutting serves every language about as well as a stemmer of its own does. */
const STEM_LENGTH = 5;

/** Ekavian and ijekavian spellings meet: "lijepo", "lepo"; not in "kašnjenje", where nj is a letter. */
const YAT = /(?<=[bcdfghklmnprstvz])ije|(?<=[bcdfghklmprstvz])je/g;

/**
 * The shared beginning that stands for all forms of a folded word: "kasnj" for "kasnjenje". The sign
 * of a concept is its own stem.
 */
export function stemOf(word: string): string {
  if (isSign(word)) return word;
  return withoutYat(word).slice(0, STEM_LENGTH);
}

/** A folded word in the spelling that ekavian and ijekavian share: "lepo" for "lijepo". */
export function withoutYat(word: string): string {
  return word.replace(YAT, 'e');
}

/** Marks a stem among the features, so that it never equals a run of letters. */
const STEM_MARK = '\u0001';

/**
 * What a folded word is made of: its stem, and its runs of 3 and 4 letters with "<" and ">" as rims;
 * the sign of a concept is whole.
 * @returns feature → times it occurs in the word.
 */
export function wordFeatures(word: string): Map<string, number> {
  const features = new Map([[STEM_MARK + stemOf(word), 1]]);
  if (isSign(word)) return features;
  const rimmed = `<${word}>`;
  for (const length of [3, 4]) {
    for (let at = 0; at + length <= rimmed.length; at++) {
      const run = rimmed.slice(at, at + length);
      features.set(run, (features.get(run) ?? 0) + 1);
    }
  }
  return features;
}
