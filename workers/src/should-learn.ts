import type { ReadSince } from '@vocero/sql/engine-models';

/** Below this many comments nothing recurs that a person would not see. */
const FIRST = 10;

/** Up to this many comments what is learned from a part of them is poorer, and learning takes a second or two. */
const FEW = 2_000;

/** Of the comments learned from, how many more there are when all are learned anew. */
const GROWN_BY = { few: 1 / 10, many: 1 / 3 };

/**
 * Whether the themes are to be learned again: for the first time from 10 comments on, then when all
 * comments have grown by a tenth (10 at least), of more than 2,000 by a third.
 */
export function shouldLearn({ learned, placed }: ReadSince): boolean {
  if (!learned) return placed >= FIRST;
  const share = learned.comments <= FEW ? GROWN_BY.few : GROWN_BY.many;
  return placed >= Math.max(FIRST, learned.comments * share);
}
