import type { Characteristic } from './characteristic.ts';

/** A name that this share of the comments hold stands alone. */
const ENOUGH_ALONE = 0.6;
/** A second one must be held by as large a share that do not hold the first. */
const LEAST_ADDED = 0.15;
/** Fewer comments that have it tell of one case. */
const LEAST_HOLDERS = 3;
/** What adds comments but weighs less than this part of the name says too little: "weather · today". */
const LEAST_MERIT = 0.2;
/** A phrase in this part of a word's comments says better what the word is about. */
const GOES_ON = 0.25;
/** A stem that begins another, or differs by two letters at its end, is of the same word: "deliv", "deliveri". */
const SAME_BEGINNING = 4;
const MOST_ENDING = 2;

/**
 * The phrase that names best those comments of a theme that do not hold its name, if many do not:
 *     merit · comments it adds / comments that hold it
 * @param phrases of the theme that may still name it.
 */
export function secondName(
  name: Characteristic,
  phrases: readonly Characteristic[],
  meritOf: (phrase: Characteristic) => number,
): Characteristic | null {
  const total = name.heldBy.length;
  const isScarce = (phrase: Characteristic) => phrase.share * total < LEAST_HOLDERS;
  if (total === 0 || count(name.heldBy) >= ENOUGH_ALONE * total) return null;
  let best: Characteristic | null = null;
  let most = LEAST_MERIT * meritOf(name);
  for (const phrase of phrases) {
    if (isScarce(phrase)) continue;
    const added = addedTo(name, phrase);
    if (added < LEAST_ADDED * total || saysNothingNew(name, phrase)) continue;
    const merit = (meritOf(phrase) * added) / count(phrase.heldBy);
    if (merit <= most) continue;
    best = phrase;
    most = merit;
  }
  return (
    best &&
    fuller(
      best,
      name,
      phrases.filter((phrase) => !isScarce(phrase)),
    )
  );
}

/** Comments that hold the phrase and not the name. */
export function addedTo(name: Characteristic, { heldBy }: Characteristic): number {
  let added = 0;
  for (let i = 0; i < heldBy.length; i++) added += heldBy[i]! & ~name.heldBy[i]!;
  return added;
}

/** "Hasn't arrived" for "arrived", where many say so. */
function fuller(
  word: Characteristic,
  name: Characteristic,
  phrases: readonly Characteristic[],
): Characteristic {
  if (word.size > 1) return word;
  const [longer] = phrases
    .filter(
      ({ key, size, share }) =>
        size > 1 && share >= GOES_ON * word.share && ` ${key} `.includes(` ${word.key} `),
    )
    .filter((phrase) => !saysNothingNew(name, phrase))
    .sort((a, b) => b.share - a.share || (a.key < b.key ? -1 : 1));
  return longer ?? word;
}

/** Whether each word of a phrase is a form of one in the name. */
export function saysNothingNew(name: Characteristic, phrase: Characteristic): boolean {
  const said = name.key.split(' ');
  return phrase.key.split(' ').every((stem) => said.some((other) => isSameWord(stem, other)));
}

function isSameWord(a: string, b: string): boolean {
  if (a.length > b.length) return isSameWord(b, a);
  const least = Math.max(SAME_BEGINNING, Math.min(a.length, b.length - MOST_ENDING));
  return a === b || (a.length >= least && b.startsWith(a.slice(0, least)));
}

function count(marks: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < marks.length; i++) sum += marks[i]!;
  return sum;
}
