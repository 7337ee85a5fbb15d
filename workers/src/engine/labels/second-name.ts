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
/** Words of one beginning are forms of one word: "verify" and "verification". */
const SAME_BEGINNING = 5;

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
  return heldBy.reduce((sum, has, i) => sum + (has && !name.heldBy[i] ? 1 : 0), 0);
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
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length, SAME_BEGINNING);
  return shorter >= 4 && a.slice(0, shorter) === b.slice(0, shorter);
}

const count = (marks: Uint8Array) => marks.reduce((sum, has) => sum + has, 0);
