import type { Embedded } from './embedded.ts';
import { belongsByVector, seeThemes, sightOf, type Sight } from './embedded-themes.ts';
import { fitTheme, fitThemes, scoreOf } from '../placing/fit.ts';
import { fitBelongs } from '../placing/belonging.ts';
import type { ThemeLikeness } from '../placing/likeness.ts';
import type { Model } from '../model.ts';
import { placeComments, placed, unsorted } from '../placing/place.ts';
import { readComment, type Reading } from '../words/read-comment.ts';
import { reasonFor } from '../placing/reason.ts';
import type { Constraints, EngineComment, Placement } from '../types.ts';

/**
 * Places comments by their vectors where the model was learned by such, else by their words: those
 * without a vector, and all of them when the model knows none. What people decided comes first.
 * @param embedded in the order of the comments.
 */
export function placeEmbedded(
  model: Model,
  comments: readonly EngineComment[],
  constraints: Constraints,
  embedded: Embedded | null,
): Placement[] {
  const sight = sightOf(model, embedded);
  if (!sight) return placeComments(model, comments, constraints);
  return comments.map((comment, i) => {
    const isPinned = constraints.pinned.has(comment.id);
    const seen = isPinned ? null : placeSeen(model, { comment, sight, i }, constraints);
    return seen ?? placeComments(model, [comment], constraints)[0]!;
  });
}

export interface Seen {
  comment: EngineComment;
  sight: Sight;
  /** The comment's place in the sight. */
  i: number;
}

/** Where a comment goes by its vector; null when it has none. */
export function placeSeen(
  model: Model,
  { comment, sight, i }: Seen,
  { banned }: Constraints,
): Placement | null {
  const refused = banned.get(comment.id);
  const isFree = ({ theme }: { theme: number }) => !refused?.has(model.themes[theme]!.id);
  const seen = seeThemes(sight, i);
  if (!seen) return null;
  const best = seen.find(isFree);
  if (!best) return unsorted(comment.id, 0);
  const reading = readComment(model, comment.text);
  const newer = sight.newer.size > 0 ? fitThemes(model, reading).find(isFree) : undefined;
  if (newer && sight.newer.has(newer.theme) && fitBelongs(model, newer, reading.stems)) {
    return placed(model, comment.id, reading, newer);
  }
  if (!belongsByVector(sight.themes, best)) return unsorted(comment.id, scoreOf(best));
  return placedByVector(model, comment.id, reading, best);
}

/** A comment in a theme: the score its vector gives, the reason its words give. */
export function placedByVector(
  model: Model,
  commentId: string,
  reading: Reading,
  { theme, dense, stems }: ThemeLikeness,
): Placement {
  const score = scoreOf({ dense, stems });
  const fit = fitTheme(model, reading, theme);
  const reason = fit
    ? reasonFor(model, reading, fit, commentId)
    : { terms: [], shared: false, nearestId: null };
  return { commentId, themeId: model.themes[theme]!.id, score, reason: { ...reason, score } };
}
