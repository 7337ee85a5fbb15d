/** Endings by their last letter, the longest first. */
export type Endings = ReadonlyMap<string, readonly string[]>;

/** Reads a list of endings that spaces set apart. */
export function endingsOf(list: string): Endings {
  const longestFirst = list
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length);
  const endings = new Map<string, string[]>();
  for (const ending of longestFirst) {
    const last = ending.slice(-1);
    const own = endings.get(last);
    if (own) own.push(ending);
    else endings.set(last, [ending]);
  }
  return endings;
}

/** The word without the longest of these endings it has, where at least `least` letters are left. */
export function withoutEnding(word: string, endings: Endings, least: number): string {
  for (const ending of endings.get(word.at(-1) ?? '') ?? []) {
    if (word.length - ending.length >= least && word.endsWith(ending)) {
      return word.slice(0, word.length - ending.length);
    }
  }
  return word;
}
