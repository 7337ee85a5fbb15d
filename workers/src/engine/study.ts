import { randomFrom, shuffled } from './random.ts';
import type { Constraints, EngineComment } from './types.ts';

/** Above this the rest is placed by what a sample teaches. */
const MOST_STUDIED = 20_000;

/** Comments to learn from, comments to place afterwards, comments that belong nowhere. */
export interface Division {
  studied: EngineComment[];
  rest: EngineComment[];
  refused: EngineComment[];
}

/**
 * Chooses what to learn from: every comment up to 20,000, then a seeded sample that holds all those a
 * person placed. Comments a person called irrelevant teach nothing.
 */
export function divideComments(
  comments: readonly EngineComment[],
  { pinned }: Constraints,
  seed: number,
): Division {
  const refused = comments.filter(({ id }) => pinned.get(id) === null);
  const open = comments.filter(({ id }) => pinned.get(id) !== null);
  if (open.length <= MOST_STUDIED) return { studied: open, rest: [], refused };
  const order = Array.from(shuffled(open.length, randomFrom(seed)));
  const ranked = [
    ...order.filter((i) => pinned.has(open[i]!.id)),
    ...order.filter((i) => !pinned.has(open[i]!.id)),
  ];
  const pins = open.filter(({ id }) => pinned.has(id)).length;
  const chosen = new Set(ranked.slice(0, Math.max(MOST_STUDIED, pins)));
  return {
    studied: open.filter((_, i) => chosen.has(i)),
    rest: open.filter((_, i) => !chosen.has(i)),
    refused,
  };
}
