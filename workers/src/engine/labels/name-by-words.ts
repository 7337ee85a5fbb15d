/**
 * The name of a theme whose comments have no phrase in common, as those may that vectors from outside
 * brought together, or whose phrases name somebody: its heaviest words, or a number where no word may be shown.
 */
export const nameByWords = (words: readonly string[], number: number): string =>
  words.slice(0, 2).join(', ') || `#${number}`;
