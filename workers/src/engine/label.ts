import type { Characteristic } from './characteristic.ts';

const MAX_TERMS = 8;

export interface Label {
  label: string;
  /** Up to 8 characteristic phrases, the best first. */
  terms: string[];
}

/**
 * Names themes by their best phrases, each name once: the largest theme chooses first, and a theme
 * whose phrases are all taken adds its second one.
 * @param phrases by theme, heaviest first.
 * @param sizes comments in each theme.
 */
export function labelThemes(phrases: readonly Characteristic[][], sizes: readonly number[]): Label[] {
  const taken = new Set<string>();
  const labels: Label[] = phrases.map((list) => ({ label: '', terms: distinctTerms(list) }));
  const order = Array.from(phrases.keys()).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  for (const theme of order) {
    const free = phrases[theme]!.find((phrase) => !taken.has(sameness(phrase)));
    if (free) taken.add(sameness(free));
    labels[theme]!.label = capitalized(free?.surface ?? numbered(phrases[theme]!, theme));
  }
  return labels;
}

/** Two phrases of the same stems in another order make the same name. */
function sameness({ key }: Characteristic): string {
  return key.split(' ').sort().join(' ');
}

function numbered(phrases: readonly Characteristic[], theme: number): string {
  const [first, second] = phrases;
  if (!first) return '';
  return second ? `${first.surface}, ${second.surface} ${theme + 1}` : `${first.surface} ${theme + 1}`;
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
