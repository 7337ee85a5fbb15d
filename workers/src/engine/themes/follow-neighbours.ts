import type { Graph } from '../graph/graph.ts';

/** Next to none move after so many. */
const ROUNDS = 5;
/** Of all weight at a comment this much must lead to a group for it to go there. */
const LEAST_SHARE = 0.4;

/**
 * Moves each comment to the group that most of the weight at it leads to, one after the other, in a
 * few rounds. Groups made with a size in mind, as communities are, hold what lies across their border.
 * @param groups the group of each comment, from 0.
 * @param most a group that has so many comments takes no more.
 * @returns the group of each comment; a group may have ended, none is made.
 * @see Raghavan, Albert & Kumara 2007, https://arxiv.org/abs/0709.2938, for label propagation.
 */
export function followNeighbours(graph: Graph, groups: Int32Array, most: number): Int32Array {
  const out = groups.slice();
  const count = groups.reduce((a, b) => Math.max(a, b), -1) + 1;
  const sizes = new Int32Array(count);
  for (const group of groups) sizes[group]!++;
  const towards = new Float64Array(count);
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (let i = 0; i < graph.n; i++) {
      const from = out[i]!;
      const to = strongest(graph, out, i, towards);
      if (to === from || sizes[to]! >= most) continue;
      sizes[from]!--;
      sizes[to]!++;
      out[i] = to;
      moved = true;
    }
    if (!moved) break;
  }
  return out;
}

/** The group that most of the weight at a node leads to, if that is enough; else its own. */
function strongest(
  { starts, targets, weights, loops }: Graph,
  groups: Int32Array,
  node: number,
  towards: Float64Array,
): number {
  const own = groups[node]!;
  // What a comment holds inside leads to its own group.
  const inside = loops[node]! / 2;
  let best = own;
  let all = inside;
  towards[own]! += inside;
  for (let p = starts[node]!; p < starts[node + 1]!; p++) {
    towards[groups[targets[p]!]!]! += weights[p]!;
    all += weights[p]!;
  }
  for (let p = starts[node]!; p < starts[node + 1]!; p++) {
    const group = groups[targets[p]!]!;
    if (towards[group]! > towards[best]!) best = group;
  }
  const enough = towards[best]! >= LEAST_SHARE * all;
  towards[own] = 0;
  for (let p = starts[node]!; p < starts[node + 1]!; p++) towards[groups[targets[p]!]!] = 0;
  return enough ? best : own;
}
