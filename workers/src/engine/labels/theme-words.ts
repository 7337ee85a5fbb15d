import type { Sums } from '../themes/centres.ts';
import { isName, type Names } from './names.ts';
import { isPersonal } from './personal.ts';
import { isNegation, isStopWordAnywhere } from '../words/stop-words.ts';
import type { Space } from '../space/space.ts';
import { tokenize } from '../words/tokens.ts';
import { stemOf } from '../words/word-features.ts';

const MOST_WORDS = 12;
/** Members read to find how people write a word. */
const MOST_READ = 300;

export interface WordsInput {
  space: Space;
  sums: Sums;
  /** Its place among those of the sums. */
  theme: number;
  /** Of its members. */
  texts: readonly string[];
  /** Most of them are in. */
  language: string | null;
  /** That the whole corpus tells: a theme has too few comments to tell them by. */
  names: Names;
}

/**
 * The words that weigh most in a theme, as its members write them: Σ over its centres of the stem's
 * summed weights, the heaviest first. Words that serve grammar in any language are left out, and so
 * are those that name a person.
 */
export function wordsOfTheme({ space, sums, theme, texts, language, names }: WordsInput): string[] {
  const surfaces = surfacesByStem(texts.slice(0, MOST_READ), language, names);
  const words: { surface: string; weight: number }[] = [];
  const weights = weightsOfTheme(sums, theme);
  for (const [stem, forms] of surfaces) {
    const row = space.stems.get(stem);
    const weight = row === undefined ? 0 : (weights.get(row) ?? 0);
    if (weight > 0) words.push({ surface: mostUsed(forms), weight });
  }
  return words
    .sort((a, b) => b.weight - a.weight || (a.surface < b.surface ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(({ surface }) => surface);
}

function weightsOfTheme(sums: Sums, theme: number): Map<number, number> {
  const weights = new Map<number, number>();
  sums.themeOf.forEach((own, centre) => {
    if (own !== theme) return;
    for (const [stem, weight] of sums.stems[centre]!) {
      weights.set(stem, (weights.get(stem) ?? 0) + weight);
    }
  });
  return weights;
}

function surfacesByStem(
  texts: readonly string[],
  language: string | null,
  names: Names,
): Map<string, Map<string, number>> {
  const surfaces = new Map<string, Map<string, number>>();
  for (const text of texts) {
    const tokens = tokenize(text);
    tokens.forEach(({ word, surface }, at) => {
      if (isStopWordAnywhere(word) || isNegation(word)) return;
      if (isPersonal(tokens, at, language) || isName(names, word)) return;
      const stem = stemOf(word);
      const forms = surfaces.get(stem) ?? new Map<string, number>();
      surfaces.set(stem, forms.set(surface, (forms.get(surface) ?? 0) + 1));
    });
  }
  return surfaces;
}

function mostUsed(forms: ReadonlyMap<string, number>): string {
  const falling = Array.from(forms).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return falling[0]![0];
}
