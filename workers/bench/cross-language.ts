/** What pairs of comments in two languages tell about themes, as shares of 0 to 1. */
export interface PairScores {
  /** Of the pairs of one complaint, how many are in one theme. */
  recall: number;
  /** Of the pairs in one theme, how many are of one complaint. */
  precision: number;
}

/** Counts over pairs of comments. */
interface Pairs {
  alike: number;
  together: number;
  both: number;
}

/**
 * Scores themes by all pairs of comments that are in two languages.
 * @param labels what each comment is about.
 * @param languages its language.
 * @param groups its theme; an unsorted comment is a theme of its own.
 * @returns for each two languages in use, and for all together.
 */
export function crossLanguageScores(
  labels: readonly string[],
  languages: readonly string[],
  groups: readonly string[],
): Map<string, PairScores> {
  const counts = new Map<string, Pairs>([['all', { alike: 0, together: 0, both: 0 }]]);
  for (let i = 0; i < labels.length; i++) {
    for (let j = i + 1; j < labels.length; j++) {
      if (languages[i] === languages[j]) continue;
      const pair = [languages[i]!, languages[j]!].sort().join('–');
      const own = counts.get(pair) ?? { alike: 0, together: 0, both: 0 };
      counts.set(pair, own);
      const alike = labels[i] === labels[j] ? 1 : 0;
      const together = groups[i] === groups[j] ? 1 : 0;
      for (const count of [own, counts.get('all')!]) {
        count.alike += alike;
        count.together += together;
        count.both += alike & together;
      }
    }
  }
  return new Map(
    Array.from(counts, ([pair, { alike, together, both }]) => [
      pair,
      { recall: both / (alike || 1), precision: both / (together || 1) },
    ]),
  );
}
