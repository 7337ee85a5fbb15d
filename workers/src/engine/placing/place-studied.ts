import { seeThemes, type Sight } from '../embedded/embedded-themes.ts';
import { fitTheme, fitThemes, scoreOf, type Fit } from './fit.ts';
import { fitBelongs } from './belonging.ts';
import type { Model } from '../model.ts';
import type { NearestLists } from '../graph/nearest-list.ts';
import { nearestExemplar } from './nearest-exemplar.ts';
import { placedByVector, placeSeen } from '../embedded/place-embedded.ts';
import { pinnedTo, scoreOfBest, unsorted } from './place.ts';
import { termsFor } from './reason.ts';
import { readComment, type Reading } from '../words/read-comment.ts';
import type { Constraints, EngineComment, Placement } from '../types.ts';

export interface StudiedInput {
  model: Model;
  comments: readonly EngineComment[];
  constraints: Constraints;
  /** The theme discovery gave each comment, as a place in the model's themes, or −1. */
  themeOf: Int32Array;
  lists: NearestLists;
  /** Vectors from outside, where the themes were found by these. */
  sight: Sight | null;
}

/**
 * Placements of the comments that were learned from: the theme discovery gave, or else the best that
 * is near enough. Returns them with the final theme of each comment.
 */
export function placeStudied(input: StudiedInput): {
  placements: Placement[];
  themeOf: Int32Array;
} {
  const numbers = new Map(input.model.themes.map(({ id }, at) => [id, at]));
  const ofWords = new Set<number>();
  const placements = input.comments.map((_, i) => placeOne(input, i, ofWords));
  const themeOf = Int32Array.from(placements, ({ themeId }) => numbers.get(themeId ?? '') ?? -1);
  placements.forEach(({ reason }, i) => {
    if (!reason) return;
    const nearest = nearestMember(input, themeOf, i);
    if (nearest !== null) reason.nearestId = nearest;
    else if (ofWords.has(i)) reason.nearestId = exemplarNear(input, themeOf[i]!, i);
  });
  return { placements, themeOf };
}

/** @param ofWords is told of those whose reason does not yet say what is nearest. */
function placeOne(input: StudiedInput, i: number, ofWords: Set<number>): Placement {
  const { model, comments, constraints, themeOf } = input;
  const comment = comments[i]!;
  const reading = readComment(model, comment.text);
  const pin = constraints.pinned.get(comment.id);
  if (pin != null) return pinnedTo(model, comment.id, pin, reading, fitThemes(model, reading));
  const seen = placeBySight(input, reading, i);
  if (seen) return seen;
  const byWords = (fit: Fit) => {
    ofWords.add(i);
    return placedByWords(model, comment.id, reading, fit);
  };
  const own = themeOf[i]! >= 0 ? fitTheme(model, reading, themeOf[i]!) : null;
  if (own) return byWords(own);
  const refused = constraints.banned.get(comment.id);
  const best = fitThemes(model, reading).find(
    ({ theme }) => !refused?.has(model.themes[theme]!.id),
  );
  if (best && fitBelongs(model, best, reading.stems)) return byWords(best);
  return unsorted(comment.id, scoreOfBest(best));
}

/** A comment in a theme it fits, with the words that are the reason. */
function placedByWords(model: Model, commentId: string, reading: Reading, fit: Fit): Placement {
  const score = scoreOf(fit);
  const terms = termsFor(model, { id: commentId, tokens: reading.tokens }, fit);
  const themeId = model.themes[fit.theme]!.id;
  return { commentId, themeId, score, reason: { ...terms, score, nearestId: null } };
}

/** Few have no neighbour in their theme: reading them again is cheaper than seeking for all. */
function exemplarNear({ model, comments }: StudiedInput, theme: number, i: number): string | null {
  const { id, text } = comments[i]!;
  return nearestExemplar(model, readComment(model, text).vector, theme, id);
}

/** By its vector: where discovery put it, or else as any other; null when it has none. */
function placeBySight(
  { model, comments, constraints, themeOf, sight }: StudiedInput,
  reading: Reading,
  i: number,
): Placement | null {
  if (!sight) return null;
  const comment = comments[i]!;
  if (themeOf[i]! < 0) return placeSeen(model, { comment, sight, i }, constraints);
  const own = seeThemes(sight, i)?.find(({ theme }) => theme === themeOf[i]);
  return own ? placedByVector(model, comment.id, reading, own) : null;
}

/** The neighbour most alike that stands in the same theme, where the neighbour lists hold one. */
function nearestMember(
  { comments, lists }: StudiedInput,
  themeOf: Int32Array,
  i: number,
): string | null {
  if (themeOf[i]! < 0) return null;
  for (let p = i * lists.k; p < (i + 1) * lists.k; p++) {
    const other = lists.indices[p]!;
    if (other >= 0 && themeOf[other] === themeOf[i]) return comments[other]!.id;
  }
  return null;
}
