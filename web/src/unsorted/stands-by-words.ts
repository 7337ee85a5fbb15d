import type { Suggestion } from '@vocero/api/contract/placements';

/**
 * Whether the suggestion at a place stands above one with a higher score. Scores tell likeness in meaning,
 * and words in common count as much for the order: so it is these that put it there.
 */
export function standsByWords(
  suggestions: readonly Pick<Suggestion, 'score'>[],
  at: number,
): boolean {
  const { score } = suggestions[at]!;
  return suggestions.slice(at + 1).some((below) => below.score > score);
}
