import { aggregate } from '../graph/aggregate.ts';
import { followNeighbours } from './follow-neighbours.ts';
import { forVariety } from './granularity.ts';
import { neighbourGraph, type Graph } from '../graph/graph.ts';
import { joinGroups } from './join-groups.ts';
import { leiden } from '../graph/leiden.ts';
import type { NearestLists } from '../graph/nearest-list.ts';
import { renumber } from '../graph/renumber.ts';
import { splitLoose } from './split-loose.ts';
import { TUNING, type Granularity, type Tuning } from './tuning.ts';
import type { Sensitivity } from '../types.ts';
import { varietyOf } from './variety.ts';

const POWER = 6;
/** How many times finer than those themes are made of the groups are that stand for sub-topics. */
const FINER = 2;
/** A group with this share of all comments takes no more from others. */
const LARGEST_SHARE = 0.2;

export interface DiscoverInput {
  lists: NearestLists;
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
}

/**
 * Divides comments into themes-to-be: the communities of their neighbour graph at a resolution finer
 * than themes, large loose ones divided further, then joined where the evidence does not tell them
 * apart; how fine and how far by how various the comments are. So how many there are follows from them. In the end each comment goes where its
 * neighbours are.
 */
export function discoverGroups(input: DiscoverInput): Groups {
  const { lists, vectors, width, seed, tuning = TUNING } = input;
  const { resolution, meanFrom } = granularityOf(input);
  const graph = neighbourGraph(lists, POWER);
  const groups = splitLoose({
    graph,
    groups: leiden(graph, resolution, seed),
    vectors,
    width,
    seed,
  });
  const { looseShare, follow } = tuning;
  const borders = bordersOf(graph, groups);
  const joined = joinGroups({ groups, borders, vectors, width, meanFrom, looseShare });
  const most = LARGEST_SHARE * graph.n;
  const coarse = follow ? followNeighbours(graph, joined, most) : joined;
  renumber(coarse);
  return { coarse, fine: leiden(graph, resolution * FINER, seed) };
}

function granularityOf({ tuning = TUNING, ...input }: DiscoverInput): Granularity {
  const granularity = tuning.granularity[input.sensitivity];
  if (!tuning.byVariety) return granularity;
  return forVariety(granularity, varietyOf(input), input.lists.n);
}

/** Which groups any edge leads to from each group. */
function bordersOf(graph: Graph, groups: Int32Array): Set<number>[] {
  const count = groups.reduce((a, b) => Math.max(a, b), -1) + 1;
  const { starts, targets } = aggregate(graph, groups, count);
  return Array.from(
    { length: count },
    (_, group) => new Set(targets.subarray(starts[group], starts[group + 1])),
  );
}
