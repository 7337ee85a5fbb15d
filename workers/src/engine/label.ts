import type { Characteristic } from './characteristic.ts';

const MAX_TERMS = 8;

export interface Label {
  label: string;
  /** Up to 8 characteristic phrases, the best first. */
  terms: string[];
}

/** A phrase of several words is a better name than a word, though it is rarer. */
const NAME_BONUS = [0, 1, 1.5, 1.7];

/**
 * Names themes by their best phrases, each name once: the largest theme chooses first, and a theme
 * whose phrases are all taken is numbered.
 * @param phrases by theme, heaviest first.
 * @param sizes comments in each theme.
 */
export function labelThemes(
  phrases: readonly Characteristic[][],
  sizes: readonly number[],
): Label[] {
  const taken = new Set<string>();
  const labels: Label[] = phrases.map((list) => ({ label: '', terms: distinctTerms(list) }));
  const order = Array.from(phrases.keys()).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  for (const theme of order) {
    const free = byMerit(phrases[theme]!).find((phrase) => !taken.has(sameness(phrase)));
    if (free) taken.add(sameness(free));
    labels[theme]!.label = capitalized(free?.surface ?? numbered(phrases[theme]!, theme));
  }
  return labels;
}

function byMerit(phrases: readonly Characteristic[]): Characteristic[] {
  const merit = ({ weight, size }: Characteristic) => weight * NAME_BONUS[size]!;
  return phrases.toSorted((a, b) => merit(b) - merit(a));
}

/** Two phrases of the same stems in another order make the same name. */
function sameness({ key }: Characteristic): string {
  return key.split(' ').sort().join(' ');
}

function numbered(phrases: readonly Characteristic[], theme: number): string {
  const [first] = phrases;
  return first ? `${first.surface} ${theme + 1}` : '';
}

/** Skips phrases that only repeat the stems of those before them. */
function distinctTerms(phrases: readonly Characteristic[]): string[] {
  const said = new Set<string>();
  const terms: string[] = [];
  for (const { key, surface } of phrases) {
    const stems = key.split(' ');
    if (stems.every((stem) => said.has(stem))) continue;
    for (const stem of stems) said.add(stem);
    terms.push(surface);
    if (terms.length === MAX_TERMS) break;
  }
  return terms;
}

function capitalized(text: string): string {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('');
}
