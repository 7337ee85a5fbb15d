import type { Graph } from './graph.ts';
import type { Quality } from './leiden.ts';
import { shuffled, type Random } from '../algebra/random.ts';

const TINY = 1e-12;

/**
 * Leiden's refinement: starts from single nodes inside each community and joins well connected ones,
 * so that every part is connected and a badly joined community can fall apart at the next level.
 * Greedy where the paper draws at random, which keeps runs equal.
 * @returns the part of each node; numbers below the number of nodes, with gaps.
 */
export function refinePartition(
  graph: Graph,
  { degrees, penalty }: Quality,
  communities: Int32Array,
  count: number,
  random: Random,
): Int32Array {
  const { n, starts, targets, weights } = graph;
  const parts = Int32Array.from({ length: n }, (_, i) => i);
  const partDegrees = degrees.slice();
  const partSizes = new Int32Array(n).fill(1);
  const communityDegrees = new Float64Array(count);
  communities.forEach((community, node) => (communityDegrees[community]! += degrees[node]!));
  const outward = weightsInsideCommunities();
  const towards = new Float64Array(n);
  const met = new Int32Array(n);

  for (const node of shuffled(n, random)) {
    const own = parts[node]!;
    if (partSizes[own] !== 1 || !wellConnected(own, node)) continue;
    const { part, weight } = bestPart(node);
    if (part === own) continue;
    parts[node] = part;
    partSizes[part]!++;
    partSizes[own] = 0;
    partDegrees[part]! += degrees[node]!;
    outward[part]! += outward[own]! - 2 * weight;
  }
  return parts;

  /** Weight from each part (now a node) to the rest of its community. */
  function weightsInsideCommunities(): Float64Array {
    const out = new Float64Array(n);
    for (let node = 0; node < n; node++) {
      for (let p = starts[node]!; p < starts[node + 1]!; p++) {
        if (communities[targets[p]!] === communities[node]) out[node]! += weights[p]!;
      }
    }
    return out;
  }

  function wellConnected(part: number, node: number): boolean {
    const rest = communityDegrees[communities[node]!]! - partDegrees[part]!;
    return outward[part]! >= partDegrees[part]! * rest * penalty;
  }

  function bestPart(node: number) {
    let found = 0;
    for (let p = starts[node]!; p < starts[node + 1]!; p++) {
      const other = targets[p]!;
      if (communities[other] !== communities[node]) continue;
      if (towards[parts[other]!] === 0) met[found++] = parts[other]!;
      towards[parts[other]!]! += weights[p]!;
    }
    let best = { part: parts[node]!, weight: 0 };
    let bestGain = TINY;
    for (let m = 0; m < found; m++) {
      const part = met[m]!;
      const gain = towards[part]! - degrees[node]! * penalty * partDegrees[part]!;
      if (gain > bestGain && wellConnected(part, node)) {
        best = { part, weight: towards[part]! };
        bestGain = gain;
      }
      towards[part] = 0;
    }
    return best;
  }
}
