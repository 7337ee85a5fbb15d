import type { Characteristic } from './characteristic.ts';

const MAX_TERMS = 8;

/** The terms of each theme: its name first; a term goes to the theme in which it weighs most. */
export function shareTerms(
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
