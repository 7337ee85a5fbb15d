import { BulkPlacer } from './bulk-placer.ts';
import type { Model } from '../model.ts';

/** Where comments would be placed, in the order in which they came. */
export interface BulkPlacements {
  count: number;
  /** Place of the theme in `Model.themes`, or −1 for a comment that stays unsorted. */
  themes: Int32Array;
  /** As in `Placement`: 0 to 1, two decimals. */
  scores: Float32Array;
  /** 0 to 1, see gate.ts. */
  evidence: Float32Array;
}

/**
 * Places any number of comments as `placeComments` does, some ten times faster: without reasons, which
 * `reasonOf` gives when one is shown. What people decided about single comments is the caller's to
 * obey. Many calls with one model are best given one `placer`.
 */
export function placeMany(
  model: Model,
  comments: Iterable<{ text: string }>,
  placer = new BulkPlacer(model),
): BulkPlacements {
  let found = emptyPlacements(Array.isArray(comments) ? comments.length : 1_024);
  for (const { text } of comments) {
    if (found.count === found.themes.length) found = withRoom(found);
    const { theme, score, evidence } = placer.place(text);
    found.themes[found.count] = theme;
    found.scores[found.count] = score;
    found.evidence[found.count++] = evidence;
  }
  const { count, themes, scores, evidence } = found;
  return {
    count,
    themes: themes.subarray(0, count),
    scores: scores.subarray(0, count),
    evidence: evidence.subarray(0, count),
  };
}

function emptyPlacements(length: number): BulkPlacements {
  return {
    count: 0,
    themes: new Int32Array(length),
    scores: new Float32Array(length),
    evidence: new Float32Array(length),
  };
}

function withRoom(found: BulkPlacements): BulkPlacements {
  const larger = emptyPlacements(2 * found.count + 1);
  larger.themes.set(found.themes);
  larger.scores.set(found.scores);
  larger.evidence.set(found.evidence);
  return { ...larger, count: found.count };
}
