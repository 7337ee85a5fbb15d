import type { ReadSince } from '@vocero/sql/engine-models';

/** Below this many comments nothing recurs that a person would not see. */
const FIRST = 10;

/**
 * Whether the themes are to be learned again: for the first time from 10 comments on, then when all
 * comments have grown by a half.
 */
export function shouldLearn({ learned, placed }: ReadSince): boolean {
  return placed >= (learned ? Math.max(FIRST, learned.comments / 2) : FIRST);
}
