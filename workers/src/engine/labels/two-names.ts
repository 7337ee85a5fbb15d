import type { Characteristic } from './characteristic.ts';
import { addedTo } from './second-name.ts';

/** Comments that have to hold a phrase, as a part of those that hold its word, and in number. */
const LEAST_OF_WORD = 0.1;
const LEAST_HOLDERS = 5;
/** Both together, as a part of those that hold the word. */
const LEAST_TOGETHER = 0.2;

/**
 * The two phrases that say best what a theme's word is about: "card was declined" and "transfer was
 * declined" for "declined".
 * @returns [] where there are none: then the word itself is the better name.
 */
export function phrasesWith(
  word: Characteristic,
  phrases: readonly Characteristic[],
  meritOf: (phrase: Characteristic) => number,
): Characteristic[] {
  const total = word.heldBy.length;
  const least = Math.max(LEAST_HOLDERS, LEAST_OF_WORD * word.share * total);
  const longer = phrases
    .filter(
      ({ key, size, share }) =>
        size > word.size && share * total >= least && ` ${key} `.includes(` ${word.key} `),
    )
    .sort((a, b) => meritOf(b) - meritOf(a) || (a.key < b.key ? -1 : 1));
  const [first] = longer;
  const second =
    first &&
    longer.find((phrase) => sharesOnly(word, first, phrase) && addedTo(first, phrase) >= least);
  if (!first || !second) return [];
  return first.share + second.share >= LEAST_TOGETHER * word.share ? [first, second] : [];
}

function sharesOnly(word: Characteristic, one: Characteristic, other: Characteristic): boolean {
  const stems = one.key.split(' ');
  const common = word.key.split(' ');
  return other.key.split(' ').every((stem) => common.includes(stem) || !stems.includes(stem));
}
