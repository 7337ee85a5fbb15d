import type { Characteristic } from './characteristic.ts';
import { meritOf, sharesOfParts } from './name-merit.ts';

/** The stems of names that are given, by what `sortedStems` joins to. */
export type Taken = Map<string, readonly string[]>;

/** What a name loses that says no more than part of another theme's name, or holds all of it. */
const OVERLAP_PENALTY = 0.6;

/** The phrase that names a theme best among those no other theme is named by, if there is one. */
export function bestName(phrases: readonly Characteristic[], taken: Readonly<Taken>) {
  let best: Characteristic | undefined;
  let most = 0;
  const shareOfPart = sharesOfParts(phrases);
  const others = Array.from(taken.values());
  const free: Characteristic[] = [];
  for (const phrase of phrases) {
    const stems = sortedStems(phrase);
    if (taken.has(stems.join(' '))) continue;
    free.push(phrase);
    const overlaps = others.some((name) => holdsAll(name, stems) || holdsAll(stems, name));
    const merit = meritOf(phrase, shareOfPart) * (overlaps ? OVERLAP_PENALTY : 1);
    if (merit <= most) continue;
    best = phrase;
    most = merit;
  }
  return best && lengthened(best, free);
}

/** A longer phrase is the better name when it stands in at least this share of a name's comments. */
const GOES_ON = 0.4;

/** "Charged an extra fee" rather than "charged an extra", where many say all of it. */
function lengthened(name: Characteristic, phrases: readonly Characteristic[]): Characteristic {
  const longer = phrases
    .filter(
      ({ key, size, share }) =>
        size > name.size && share >= GOES_ON * name.share && ` ${key} `.includes(` ${name.key} `),
    )
    .sort((a, b) => b.share - a.share || (a.key < b.key ? -1 : 1));
  return longer[0] ? lengthened(longer[0], phrases) : name;
}

/** Two phrases of the same stems in another order make the same name. */
export function sortedStems({ key }: Characteristic): string[] {
  return key.split(' ').sort();
}

const holdsAll = (whole: readonly string[], part: readonly string[]) =>
  part.every((stem) => whole.includes(stem));
