import type { ReadSince } from '@vocero/sql/engine-models';

/** Below this many comments nothing recurs that a person would not see. */
const FIRST = 10;
const LEAST_UNSORTED = 8;

/**
 * Whether the themes are to be learned again: for the first time from 10 comments on; then when what
 * was left unsorted has grown by a quarter (8 at least), or all comments by a half.
 */
export function shouldLearn({ learned, placed, unsorted }: ReadSince): boolean {
  if (!learned) return placed >= FIRST;
  if (unsorted >= Math.max(LEAST_UNSORTED, learned.unsorted / 4)) return true;
  return placed >= Math.max(FIRST, learned.comments / 2);
}
