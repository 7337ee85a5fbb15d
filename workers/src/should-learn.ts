import type { ReadSince } from '@vocero/sql/engine-models';

/** Below this many comments nothing recurs that a person would not see. */
const FIRST = 10;

/** Of all comments learned from, how many more there are when they are learned anew. */
const GROWN_BY = 1 / 3;

/**
 * Whether the themes are to be learned again: for the first time from 10 comments on, then when all
 * comments have grown by a third.
 */
export function shouldLearn({ learned, placed }: ReadSince): boolean {
  return placed >= (learned ? Math.max(FIRST, learned.comments * GROWN_BY) : FIRST);
}
