import type { Graph } from './graph.ts';
import type { Quality } from './leiden.ts';
import { shuffled, type Random } from '../algebra/random.ts';

const TINY = 1e-12;

/**
 * Fast local moving: takes nodes from a queue, moves each to the neighbouring community where
 *     weight towards it − degree(node) · penalty · degree(community)
 * is greatest (or to an empty one), and queues the neighbours it left behind. Changes `communities`.
 * Community numbers must be below the number of nodes.
 */
export function moveNodes(
  graph: Graph,
  { degrees, penalty }: Quality,
  communities: Int32Array,
  random: Random,
) {
  const { n, starts, targets, weights } = graph;
  const totals = new Float64Array(n);
  const sizes = new Int32Array(n);
  communities.forEach((community, node) => {
    totals[community]! += degrees[node]!;
    sizes[community]!++;
  });
  const empty = Array.from(sizes.keys()).filter((community) => sizes[community] === 0);
  const towards = new Float64Array(n);
  const met = new Int32Array(n);
  const queue = Array.from(shuffled(n, random));
  const queued = new Uint8Array(n).fill(1);

  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!;
    queued[node] = 0;
    const from = communities[node]!;
    const to = bestFor(node, from);
    if (to === from) continue;
    communities[node] = to;
    totals[from]! -= degrees[node]!;
    totals[to]! += degrees[node]!;
    if (sizes[to]!++ === 0) empty.splice(empty.lastIndexOf(to), 1);
    if (--sizes[from]! === 0) empty.push(from);
    for (let p = starts[node]!; p < starts[node + 1]!; p++) {
      const other = targets[p]!;
      if (communities[other] === to || queued[other]) continue;
      queued[other] = 1;
      queue.push(other);
    }
  }

  function bestFor(node: number, from: number): number {
    let found = 0;
    for (let p = starts[node]!; p < starts[node + 1]!; p++) {
      const community = communities[targets[p]!]!;
      if (towards[community] === 0) met[found++] = community;
      towards[community]! += weights[p]!;
    }
    const cost = degrees[node]! * penalty;
    let best = from;
    let bestGain = towards[from]! - cost * (totals[from]! - degrees[node]!);
    for (let m = 0; m < found; m++) {
      const community = met[m]!;
      const gain = towards[community]! - cost * totals[community]!;
      if (community !== from && gain > bestGain + TINY) {
        best = community;
        bestGain = gain;
      }
      towards[community] = 0;
    }
    const alone = empty.at(-1);
    return bestGain < -TINY && alone !== undefined ? alone : best;
  }
}
