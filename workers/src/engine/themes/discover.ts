import { aggregate } from '../graph/aggregate.ts';
import { followNeighbours } from './follow-neighbours.ts';
import { forVariety, timesAsVarious } from './granularity.ts';
import { neighbourGraph } from '../graph/graph.ts';
import { joinGroups } from './join-groups.ts';
import { leiden } from '../graph/leiden.ts';
import type { NearestLists } from '../graph/nearest-list.ts';
import { renumber } from '../graph/renumber.ts';
import { splitLoose } from './split-loose.ts';
import { TUNING, type Tuning } from './tuning.ts';
import type { Sensitivity } from '../types.ts';
import { varietyOf } from './variety.ts';

const POWER = 6;
/** How many times finer than those themes are made of the groups are that stand for sub-topics. */
const FINER = 2;

export interface DiscoverInput {
  lists: NearestLists;
  /** How many comments say the same as each, itself included, where it stands for others. */
  said: Int32Array;
  /** comments × width. */
  vectors: Float32Array;
  width: number;
  sensitivity: Sensitivity;
  seed: number;
  /** Left out save by a bench that compares. */
  tuning?: Tuning;
}

export interface Groups {
  /** The group of each comment, from 0. */
  coarse: Int32Array;
  /** A finer division, independent of the first. */
  fine: Int32Array;
  /** How various the comments are, see `timesAsVarious`. */
  variety: number;
}

/**
 * Divides comments into themes-to-be: the communities of their neighbour graph at a resolution finer
 * than themes, large loose ones divided further, then joined where the evidence does not tell them
 * apart; how fine and how far by how various the comments are. So how many there are follows from them. In the end each comment goes where its
 * neighbours are.
 */
export function discoverGroups(input: DiscoverInput): Groups {
  const { lists, said, vectors, width, seed, tuning = TUNING } = input;
  const variety = tuning.byVariety ? timesAsVarious(varietyOf(input), lists.n) : 1;
  const granularity = forVariety(tuning.granularity[input.sensitivity], variety);
  const { resolution, meanFrom, looseShare } = granularity;
  const graph = neighbourGraph(lists, POWER, said);
  const groups = splitLoose({
    graph,
    groups: leiden(graph, resolution, seed),
    vectors,
    width,
    seed,
  });
  const between = aggregate(graph, groups, groups.reduce((a, b) => Math.max(a, b), -1) + 1);
  const joined = joinGroups({ groups, between, vectors, width, meanFrom, looseShare });
  const most = looseShare * graph.n;
  const coarse = tuning.follow ? followNeighbours(graph, joined, most) : joined;
  renumber(coarse);
  return { coarse, fine: leiden(graph, resolution * FINER, seed), variety };
}
