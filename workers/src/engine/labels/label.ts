import type { Characteristic } from './characteristic.ts';

const MAX_TERMS = 8;

export interface Label {
  label: string;
  /** Up to 8 characteristic phrases, the best first. */
  terms: string[];
}

/** A phrase of several words is a better name than a word, though it is rarer. */
const NAME_BONUS = [0, 1, 1.5, 1.7];
/** A name that fewer of the comments have gets less of the bonus. */
const ENOUGH = 0.15;
/** A phrase that so few of the comments with one of its words have is no name for all of them. */
const LEAST_OF_WORD = 0.2;
/** What a name loses that says no more than part of another theme's name, or holds all of it. */
const OVERLAP_PENALTY = 0.6;
/** A name of one short word is seldom one. */
const SHORT = 3;
const SHORT_PENALTY = 0.5;

/**
 * Names themes by their best phrases, each name once: the largest theme chooses first. A theme whose
 * phrases are all taken joins its first two, or is numbered.
 *     merit = (weight + weight of its words) · bonus for length
 * @param phrases by theme, heaviest first.
 * @param sizes comments in each theme.
 */
export function labelThemes(
  phrases: readonly Characteristic[][],
  sizes: readonly number[],
): Label[] {
  const taken: string[][] = [];
  const names = new Map<number, Characteristic>();
  const order = Array.from(phrases.keys()).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  for (const theme of order) {
    const name = bestName(phrases[theme]!, taken);
    if (!name) continue;
    names.set(theme, name);
    taken.push(sortedStems(name));
  }
  const terms = shareTerms(phrases, names);
  return phrases.map((list, theme) => {
    const name = names.get(theme)?.surface ?? substitute(list, theme);
    return { label: capitalized(name), terms: terms[theme]! };
  });
}

function bestName(phrases: readonly Characteristic[], taken: readonly string[][]) {
  let best: Characteristic | undefined;
  let most = 0;
  const shareOfWord = new Map<string, number>();
  for (const { key, size, share } of phrases) if (size === 1) shareOfWord.set(key, share);
  for (const phrase of phrases) {
    if (isTaken(phrase, taken)) continue;
    const stems = sortedStems(phrase);
    const overlaps = taken.some((name) => holdsAll(name, stems) || holdsAll(stems, name));
    const merit = meritOf(phrase, shareOfWord) * (overlaps ? OVERLAP_PENALTY : 1);
    if (merit <= most) continue;
    best = phrase;
    most = merit;
  }
  const free = phrases.filter((phrase) => !isTaken(phrase, taken));
  return best && lengthened(best, free);
}

const isTaken = (phrase: Characteristic, taken: readonly string[][]) =>
  taken.some((name) => name.join(' ') === sortedStems(phrase).join(' '));

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

function meritOf(phrase: Characteristic, shareOfWord: ReadonlyMap<string, number>): number {
  const { key, share, weight, wordWeight, size, surface } = phrase;
  const shares = key.split(' ').map((word) => shareOfWord.get(word) ?? 0);
  const isPart = share < LEAST_OF_WORD * Math.max(...shares);
  const bonus = isPart ? 1 : 1 + (NAME_BONUS[size]! - 1) * Math.min(1, share / ENOUGH);
  const merit = (weight + wordWeight) * bonus;
  return size === 1 && surface.length < SHORT ? merit * SHORT_PENALTY : merit;
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
  return second ? `${first.surface}, ${second.surface}` : `${first.surface} ${theme + 1}`;
}

/** The terms of each theme: its name first; a term goes to the theme in which it weighs most. */
function shareTerms(
  phrases: readonly Characteristic[][],
  names: ReadonlyMap<number, Characteristic>,
): string[][] {
  const weightIn = new Map<string, number>();
  for (const { key, weight } of phrases.flat()) {
    weightIn.set(key, Math.max(weightIn.get(key) ?? 0, weight));
  }
  const isName = new Set(Array.from(names.values(), ({ key }) => key));
  return phrases.map((list, theme) => {
    const name = names.get(theme);
    const own = list.filter(({ key, weight }) => !isName.has(key) && weight >= weightIn.get(key)!);
    return distinctTerms(name ? [name, ...own] : own);
  });
}

/** Skips phrases that mostly repeat the stems of those before them. */
function distinctTerms(phrases: readonly Characteristic[]): string[] {
  const said = new Set<string>();
  const terms: string[] = [];
  for (const { key, surface } of phrases) {
    const stems = key.split(' ');
    const fresh = stems.filter((stem) => !said.has(stem));
    if (fresh.length * 2 < stems.length) continue;
    for (const stem of fresh) said.add(stem);
    terms.push(surface);
    if (terms.length === MAX_TERMS) break;
  }
  return terms;
}

function capitalized(text: string): string {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('');
}
