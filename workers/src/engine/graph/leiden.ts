import { aggregate } from './aggregate.ts';
import type { Graph } from './graph.ts';
import { moveNodes } from './move-nodes.ts';
import { randomFrom } from '../algebra/random.ts';
import { refinePartition } from './refine-partition.ts';
import { renumber } from './renumber.ts';

/** What the quality function needs to know about a graph: see `gain` in the files that use it. */
export interface Quality {
  /** Total weight at each node, loops included. */
  degrees: Float64Array;
  /** resolution / (sum of all degrees). */
  penalty: number;
}

const MAX_LEVELS = 12;

/**
 * Leiden: communities that maximise Σ over communities of (weight inside − γ · degree² / total), the
 * modularity of Reichardt & Bornholdt with resolution γ. Nodes are moved, communities refined into
 * connected parts, the parts made nodes of a smaller graph, until nothing changes.
 * @returns the community of each node, numbered from 0 in the order of first appearance.
 * @see Traag, Waltman & van Eck 2019, https://arxiv.org/abs/1810.08473.
 */
export function leiden(graph: Graph, resolution: number, seed: number): Int32Array {
  const random = randomFrom(seed);
  const nodeOf = Int32Array.from({ length: graph.n }, (_, i) => i);
  let level = graph;
  let communities = nodeOf.slice();
  const quality = qualityOf(graph, resolution);
  for (let round = 0; round < MAX_LEVELS; round++) {
    moveNodes(level, quality, communities, random);
    const count = renumber(communities);
    if (count === level.n) break;
    const parts = refinePartition(level, quality, communities, count, random);
    const partCount = renumber(parts);
    const ofPart = new Int32Array(partCount);
    parts.forEach((part, node) => (ofPart[part] = communities[node]!));
    for (let i = 0; i < graph.n; i++) nodeOf[i] = parts[nodeOf[i]!]!;
    if (partCount === level.n) break;
    level = aggregate(level, parts, partCount);
    quality.degrees = degreesOf(level);
    communities = ofPart;
  }
  const out = nodeOf.map((node) => communities[node]!);
  renumber(out);
  return out;
}

function degreesOf(graph: Graph): Float64Array {
  const degrees = graph.loops.slice();
  for (let i = 0; i < graph.n; i++) {
    for (let p = graph.starts[i]!; p < graph.starts[i + 1]!; p++) degrees[i]! += graph.weights[p]!;
  }
  return degrees;
}

function qualityOf(graph: Graph, resolution: number): Quality {
  const degrees = degreesOf(graph);
  const total = degrees.reduce((a, b) => a + b, 0);
  return { degrees, penalty: total > 0 ? resolution / total : 0 };
}
