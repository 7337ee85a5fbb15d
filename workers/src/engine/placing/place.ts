import { fitThemes, scoreOf, type Fit } from './fit.ts';
import { fitBelongs } from './belonging.ts';
import type { Model } from '../model.ts';
import { readComment, type Reading } from '../words/read-comment.ts';
import { reasonFor } from './reason.ts';
import type { Constraints, EngineComment, Placement } from '../types.ts';

/** Files comments under the themes of a model, one by one; what people decided comes first. */
export function placeComments(
  model: Model,
  comments: readonly EngineComment[],
  constraints: Constraints,
): Placement[] {
  return comments.map((comment) => placeComment(model, comment, constraints));
}

function placeComment(
  model: Model,
  comment: EngineComment,
  { pinned, banned }: Constraints,
): Placement {
  const pin = pinned.get(comment.id);
  if (pin === null) return unsorted(comment.id, 0);
  const reading = readComment(model, comment.text);
  const fits = fitThemes(model, reading);
  if (pin !== undefined) return pinnedTo(model, comment.id, pin, reading, fits);
  const refused = banned.get(comment.id);
  const best = fits.find(({ theme }) => !refused?.has(model.themes[theme]!.id));
  if (!best || !fitBelongs(model, best, reading.stems))
    return unsorted(comment.id, scoreOfBest(best));
  return placed(model, comment.id, reading, best);
}

export function scoreOfBest(best: Fit | undefined): number {
  return best ? scoreOf(best) : 0;
}

/** A comment no theme is near enough for; `score` says how near the nearest was. */
export function unsorted(commentId: string, score: number): Placement {
  return { commentId, themeId: null, score, reason: null };
}

/** A comment in a theme it fits, with the reason. */
export function placed(model: Model, commentId: string, reading: Reading, fit: Fit): Placement {
  const reason = reasonFor(model, reading, fit, commentId);
  return { commentId, themeId: model.themes[fit.theme]!.id, score: reason.score, reason };
}

/** A comment in the theme a person chose, which the model may know little or nothing of. */
export function pinnedTo(
  model: Model,
  commentId: string,
  themeId: string,
  reading: Reading,
  fits: readonly Fit[],
): Placement {
  const fit = fits.find(({ theme }) => model.themes[theme]!.id === themeId);
  if (fit) return placed(model, commentId, reading, fit);
  const reason = { terms: [], shared: false, score: 1, nearestId: null };
  return { commentId, themeId, score: 1, reason };
}
