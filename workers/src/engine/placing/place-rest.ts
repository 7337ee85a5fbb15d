import { BulkPlacer } from './bulk-placer.ts';
import type { Model } from '../model.ts';
import { placeMany } from './place-many.ts';
import { placeComments } from './place.ts';
import type { Constraints, EngineComment, Placement } from '../types.ts';

/**
 * Places comments that were not learned from, without reasons: `reasonOf` gives one when it is asked
 * for. The few that people said something about are placed one by one. Many calls with one model are
 * best given one `placer`.
 * @returns one for each comment, in their order.
 */
export function placeRest(
  model: Model,
  comments: readonly EngineComment[],
  constraints: Constraints,
  placer?: BulkPlacer,
): Placement[] {
  const hasSay = ({ id }: EngineComment) =>
    constraints.pinned.has(id) || constraints.banned.has(id);
  const { themes, scores } = placeFree(model, comments, hasSay, placer);
  let at = 0;
  return comments.map((comment) => {
    if (hasSay(comment)) return placeComments(model, [comment], constraints)[0]!;
    const theme = themes[at]!;
    const themeId = theme < 0 ? null : model.themes[theme]!.id;
    const score = Math.round(scores[at++]! * 100) / 100; // two decimals again, after single precision
    return { commentId: comment.id, themeId, score, reason: null };
  });
}

/** Places those that nobody said anything about; for none of them no tables are made. */
function placeFree(
  model: Model,
  comments: readonly EngineComment[],
  hasSay: (comment: EngineComment) => boolean,
  placer?: BulkPlacer,
) {
  const free = comments.filter((comment) => !hasSay(comment));
  if (free.length === 0) return { themes: new Int32Array(0), scores: new Float32Array(0) };
  return placeMany(model, free, placer ?? new BulkPlacer(model));
}
