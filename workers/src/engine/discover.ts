import { dotAt } from './dense.ts';
import { neighbourGraph, subgraph, type Graph } from './graph.ts';
import { leiden } from './leiden.ts';
import type { NearestLists } from './nearest-list.ts';
import { renumber } from './renumber.ts';
import type { Sensitivity } from './types.ts';

const RESOLUTIONS: Record<Sensitivity, number> = { broad: 0.5, medium: 1, fine: 2 };
const POWER = 6;
/** How many times finer than themes the groups are that stand for a theme's sub-topics. */
const FINER = 8;
/**
 * No group may hold more of all comments, unless they say the same words: with those that join it
 * when single comments are placed a theme stays below 15 %.
 */
const LARGEST_SHARE = 0.14;
const SMALL_CORPUS = 200;
const SAME_WORDS = 0.85;

export interface DiscoverInput {
  lists: NearestLists;
  /** comments × width. */
  vectors: Float32Array;
  width: number;
  sensitivity: Sensitivity;
  seed: number;
}

export interface Groups {
  /** The group of each comment, from 0. */
  coarse: Int32Array;
  /** A finer division, independent of the first. */
  fine: Int32Array;
}

/** Divides comments into themes-to-be by the communities of their neighbour graph. */
export function discoverGroups(input: DiscoverInput): Groups {
  const { lists, sensitivity, seed } = input;
  const graph = neighbourGraph(lists, POWER);
  const resolution = RESOLUTIONS[sensitivity];
  const coarse = leiden(graph, resolution, seed);
  if (lists.n >= SMALL_CORPUS) splitLarge(graph, coarse, input);
  return { coarse, fine: leiden(graph, resolution * FINER, seed) };
}

/** Divides groups above the largest share again, each within itself, until the parts fit. */
function splitLarge(graph: Graph, groups: Int32Array, { vectors, width, seed }: DiscoverInput) {
  const most = Math.floor(LARGEST_SHARE * graph.n);
  const count = renumber(groups);
  const sizes = new Int32Array(count);
  for (const group of groups) sizes[group]!++;
  let next = count;
  for (let group = 0; group < count; group++) {
    if (sizes[group]! <= most) continue;
    const members = Int32Array.from(groups.keys()).filter((i) => groups[i] === group);
    if (cohesion(vectors, members, width) >= SAME_WORDS) continue;
    const parts = partsUnder(subgraph(graph, members), most, seed);
    members.forEach((i, at) => (groups[i] = next + parts[at]!));
    next += members.length;
  }
  renumber(groups);
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

/** Mean similarity of two different members: (|Σz|² − n) / (n(n − 1)) for unit vectors z. */
export function cohesion(vectors: Float32Array, members: Int32Array, width: number): number {
  if (members.length < 2) return 1;
  const sum = new Float32Array(width);
  for (const i of members) for (let k = 0; k < width; k++) sum[k]! += vectors[i * width + k]!;
  const n = members.length;
  return (dotAt(sum, 0, sum, 0, width) - n) / (n * (n - 1));
}
