import type { Characteristic } from './characteristic.ts';
import { goesOn, type FormerName } from './former-name.ts';
import { meritOf, sharesOfParts } from './name-merit.ts';
import { shareTerms } from './label-terms.ts';
import { secondName } from './second-name.ts';
import { foldText } from '../words/fold.ts';
import { phrasesWith } from './two-names.ts';

export interface Label {
  label: string;
  /** Up to 8 characteristic phrases, the best first. */
  terms: string[];
}

/** How the one or two phrases that say the name of a theme read. */
export type Written = (
  said: readonly Characteristic[],
  theme: number,
  name: Characteristic,
) => string;

/** The stems of names by what `sortedStems` joins to. */
type Taken = Map<string, readonly string[]>;

/** What a name loses that says no more than part of another theme's name, or holds all of it. */
const OVERLAP_PENALTY = 0.6;

/**
 * Names themes by their best phrases, each name once: the largest theme chooses first. A theme whose
 * phrases are all taken joins its first two, or is numbered. Before them all, themes that go on keep the names they
 * had.
 * @param phrases by theme, heaviest first.
 * @param sizes comments in each theme.
 * @param former by theme the name it had, if it is one that it may keep.
 */
export function labelThemes(
  phrases: readonly Characteristic[][],
  sizes: readonly number[],
  written: Written = asTheyAre,
  former: readonly (FormerName | null)[] = [],
): Label[] {
  const taken: Taken = new Map();
  const names = new Map<number, Characteristic>();
  const bySize = Array.from(phrases.keys()).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const give = (theme: number, name: Characteristic) => {
    names.set(theme, name);
    const stems = sortedStems(name);
    taken.set(stems.join(' '), stems);
  };
  const kept = new Map<number, string>();
  for (const theme of bySize) {
    const had = former[theme];
    if (!had || Array.from(kept.values()).some((label) => readsLike(label, had.label))) continue;
    const name = keptName(had, phrases[theme]!, taken, (said, best) => written(said, theme, best));
    if (!name) continue;
    give(theme, name);
    kept.set(theme, had.label);
  }
  for (const theme of bySize) {
    const name = kept.has(theme) ? undefined : bestName(phrases[theme]!, taken);
    if (name) give(theme, name);
  }
  const labels = writeAll(bySize, phrases, names, written, kept);
  const terms = shareTerms(phrases, names);
  return phrases.map((_, theme) => ({ label: labels[theme]!, terms: terms[theme]! }));
}

/** What a theme is named by that goes on with the name it had; null where that is taken or says much less. */
function keptName(
  had: FormerName,
  phrases: readonly Characteristic[],
  taken: Readonly<Taken>,
  written: (said: readonly Characteristic[], name: Characteristic) => string,
): Characteristic | null {
  const best = bestName(phrases, taken);
  const said = best ? saidOf(best, phrases, () => true) : [];
  if (best && capitalized(written(said, best)) === had.label) return best;
  const [name] = had.said;
  if (taken.has(sortedStems(name!).join(' '))) return null;
  return !best || goesOn(had, said, phrases) ? name! : null;
}

const asTheyAre: Written = (said) => said.map(({ surface }) => surface).join(' · ');

/** Where two would read alike the later one is its phrase as it is, or another one, or numbered. */
function writeAll(
  order: readonly number[],
  phrases: readonly Characteristic[][],
  names: ReadonlyMap<number, Characteristic>,
  written: Written,
  kept: ReadonlyMap<number, string>,
): string[] {
  const labels: string[] = [];
  const seen = new Set(Array.from(kept.values(), foldText));
  const isOfAnother = namedBy(names);
  for (const theme of order) {
    const name = names.get(theme);
    if (kept.has(theme)) {
      labels[theme] = kept.get(theme)!;
      continue;
    }
    if (!name) {
      labels[theme] = substitute(phrases[theme]!, theme);
      continue;
    }
    const said = saidOf(name, phrases[theme]!, (one) => !isOfAnother(one, theme));
    const own = [name, ...phrases[theme]!.filter((one) => !isOfAnother(one, theme))];
    const free = [written(said, theme, name), ...own.map(({ surface }) => surface)]
      .map(capitalized)
      .find((label) => !seen.has(foldText(label)));
    labels[theme] = free ?? `${capitalized(name.surface)} ${theme + 1}`;
    seen.add(foldText(labels[theme]));
  }
  return labels;
}

const readsLike = (one: string, other: string) => foldText(one) === foldText(other);

/** Whether a phrase is the name of another theme. */
function namedBy(names: ReadonlyMap<number, Characteristic>) {
  const themeOf = new Map(
    Array.from(names, ([theme, name]) => [sortedStems(name).join(' '), theme]),
  );
  return (phrase: Characteristic, theme: number) =>
    (themeOf.get(sortedStems(phrase).join(' ')) ?? theme) !== theme;
}

/** The phrases that say a name: two with its word, or it and a second one, or it alone. */
function saidOf(
  name: Characteristic,
  phrases: readonly Characteristic[],
  isFree: (phrase: Characteristic) => boolean,
): Characteristic[] {
  const shares = sharesOfParts(phrases);
  const merit = (phrase: Characteristic) => meritOf(phrase, shares);
  const two = name.size < 3 ? phrasesWith(name, phrases.filter(isFree), merit) : [];
  if (two.length > 0) return two;
  const second = secondName(name, phrases, merit);
  return second ? [name, second] : [name];
}

function bestName(phrases: readonly Characteristic[], taken: Readonly<Taken>) {
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
function sortedStems({ key }: Characteristic): string[] {
  return key.split(' ').sort();
}

const holdsAll = (whole: readonly string[], part: readonly string[]) =>
  part.every((stem) => whole.includes(stem));

function substitute(phrases: readonly Characteristic[], theme: number): string {
  const [first, second] = phrases;
  if (!first) return '';
  return capitalized(
    second ? `${first.surface}, ${second.surface}` : `${first.surface} ${theme + 1}`,
  );
}

function capitalized(text: string): string {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('');
}
