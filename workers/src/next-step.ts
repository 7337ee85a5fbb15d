import type { ReadSince } from '@vocero/sql/engine-models';
import { shouldLearn } from './should-learn.ts';

const LEAST_UNSORTED = 8;
/** How often a look is taken at what came in: each time this part of all comments did. */
const PART = 20;
const STEP = { least: 10, most: 2_000 };

/**
 * What is to follow when comments have been placed. Between one learning and the next themes grow: when
 * what was left unsorted has grown by a quarter (8 at least), or all comments by another twentieth (10
 * to 2,000 of them).
 * @param justPlaced how many of the comments placed since the learning this very step placed.
 */
export function nextStep(since: ReadSince, justPlaced: number): 'learn' | 'grow' | null {
  if (shouldLearn(since)) return 'learn';
  const { learned, placed, unsorted } = since;
  if (!learned) return null;
  if (unsorted >= Math.max(LEAST_UNSORTED, learned.unsorted / 4)) return 'grow';
  const step = Math.min(STEP.most, Math.max(STEP.least, Math.floor(learned.comments / PART)));
  const crossed = Math.floor(placed / step) > Math.floor((placed - justPlaced) / step);
  return crossed ? 'grow' : null;
}
