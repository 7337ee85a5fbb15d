import { GroupSums } from './group-sums.ts';
import { subgraph, type Graph } from '../graph/graph.ts';
import { leiden } from '../graph/leiden.ts';
import { renumber } from '../graph/renumber.ts';

export interface SplitInput {
  graph: Graph;
  /** The group of each comment, from 0. */
  groups: Int32Array;
  /** comments × width unit vectors. */
  vectors: Float32Array;
  width: number;
  seed: number;
}

/** A larger share of all comments in one group is a drawer, unless its comments are alike. */
const LARGEST_SHARE = 0.14;
const SMALL_CORPUS = 200;
/** Mean similarity of two members from which a group is one thing, however large. */
const ONE_THING = 0.4;

/**
 * Divides large groups of comments that are little alike again, each within itself, until the parts
 * fit. A handful of comments is left as it is.
 * @returns the group of each comment, numbered from 0.
 */
export function splitLoose({ graph, groups, vectors, width, seed }: SplitInput): Int32Array {
  const out = groups.slice();
  if (graph.n < SMALL_CORPUS) return out;
  const most = Math.floor(LARGEST_SHARE * graph.n);
  const { sizes, within, count } = new GroupSums(groups, vectors, width);
  let next = count;
  for (let group = 0; group < count; group++) {
    if (sizes[group]! <= most || within[group]! >= ONE_THING) continue;
    const members = Int32Array.from(groups.keys()).filter((i) => groups[i] === group);
    const parts = partsUnder(subgraph(graph, members), most, seed);
    members.forEach((i, at) => (out[i] = next + parts[at]!));
    next += members.length;
  }
  renumber(out);
  return out;
}

const COARSEST = 0.3;
const FINEST = 200;
const STEP = 1.25;

/** The coarsest division in which no part is larger than `most`. */
function partsUnder(graph: Graph, most: number, seed: number): Int32Array {
  let parts = leiden(graph, COARSEST, seed);
  for (let r = COARSEST * STEP; r < FINEST && largest(parts) > most; r *= STEP) {
    parts = leiden(graph, r, seed);
  }
  return parts;
}

function largest(groups: Int32Array): number {
  const sizes = new Int32Array(groups.length);
  for (const group of groups) sizes[group]!++;
  return sizes.reduce((a, b) => Math.max(a, b), 0);
}
