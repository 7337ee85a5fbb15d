import type { Characteristic } from './characteristic.ts';

/** A phrase of several words is a better name than a word, though it is rarer. */
const NAME_BONUS = [0, 1, 1.5, 1.7];
/** A name that fewer of the comments have gets less of the bonus. */
const ENOUGH = 0.15;
/** A phrase that so few of the comments with one of its words have is no name for all of them. */
const LEAST_OF_WORD = 0.2;
/** What is left of the merit of a word that next to no comment has: all from a fifth of them on. */
const LEAST_OF_RARE = 0.8;
/** A name of one short word is seldom one. */
const SHORT = 3;
const SHORT_PENALTY = 0.5;

/** In what share of the comments each phrase stands that may be a part of another. */
export const sharesOfParts = (phrases: readonly Characteristic[]) =>
  new Map(phrases.map(({ key, share }) => [key, share]));

/**
 * How well a phrase names a theme:
 *     merit = (weight + weight of its words) · bonus for length
 */
export function meritOf(phrase: Characteristic, shareOfPart: ReadonlyMap<string, number>): number {
  const { key, share, weight, wordWeight, size, surface } = phrase;
  const most = Math.max(...partsOf(key).map((part) => shareOfPart.get(part) ?? 0));
  const isPart = share < LEAST_OF_WORD * most;
  const bonus = isPart ? 1 : 1 + (NAME_BONUS[size]! - 1) * Math.min(1, share / ENOUGH);
  const merit = (weight + wordWeight) * bonus;
  if (size > 1) return merit;
  return merit * Math.min(1, LEAST_OF_RARE + share) * (surface.length < SHORT ? SHORT_PENALTY : 1);
}

/** The runs of words of a phrase. */
function partsOf(key: string): string[] {
  const words = key.split(' ');
  return words.flatMap((_, from) =>
    words.slice(from).map((_, length) => words.slice(from, from + length + 1).join(' ')),
  );
}
