import type { NearestLists } from './nearest-list.ts';

/** An undirected weighted graph; every edge stands in the rows of both its ends. */
export interface Graph {
  n: number;
  /** Edges of node i: targets/weights[starts[i] … starts[i + 1] − 1]. */
  starts: Int32Array;
  targets: Int32Array;
  weights: Float64Array;
  /** Weight that aggregated nodes hold inside, counted twice as every edge is. */
  loops: Float64Array;
}

/** Rows less alike than this are not joined, so a comment without known words stays alone. */
const LEAST_SIMILARITY = 0.05;

/**
 * Joins two rows when either has the other among its neighbours; weight = similarity^power. A row that
 * stands for m equal ones holds log2 m inside (twice that in `loops`, as edges count in both directions), as if
 * so many were wholly alike to it: what many say in the same words is a group of its own unless others are near.
 * @param said of each row, for how many it stands, itself included.
 */
export function neighbourGraph(
  lists: NearestLists,
  power: number,
  said: Int32Array | null = null,
): Graph {
  const { n } = lists;
  const pairs = pairsOf(lists);
  const starts = new Int32Array(n + 1);
  for (let e = 0; e < pairs.count; e++) {
    starts[pairs.from[e]! + 1]!++;
    starts[pairs.to[e]! + 1]!++;
  }
  for (let i = 0; i < n; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const targets = new Int32Array(starts[n]!);
  const weights = new Float64Array(starts[n]!);
  for (let e = 0; e < pairs.count; e++) {
    const [i, j] = [pairs.from[e]!, pairs.to[e]!];
    const weight = pairs.similarities[e]! ** power;
    targets[next[i]!] = j;
    weights[next[i]!++] = weight;
    targets[next[j]!] = i;
    weights[next[j]!++] = weight;
  }
  const loops = Float64Array.from({ length: n }, (_, i) => 2 * Math.log2(said?.[i] ?? 1));
  return { n, starts, targets, weights, loops };
}

/** Every joined pair once: by the lower row, and by the higher where only its list has the other. */
function pairsOf(lists: NearestLists) {
  const { n, k, indices, similarities } = lists;
  const from = new Int32Array(n * k);
  const to = new Int32Array(n * k);
  const found = new Float32Array(n * k);
  const namedBy = whoNames(lists);
  /** names[j] is i + 1 where row j names row i, the one at hand. */
  const names = new Int32Array(n);
  let count = 0;
  for (let i = 0; i < n; i++) {
    for (let p = namedBy.starts[i]!; p < namedBy.starts[i + 1]!; p++) {
      names[namedBy.rows[p]!] = i + 1;
    }
    for (let p = i * k; p < (i + 1) * k; p++) {
      const j = indices[p]!;
      if (j < 0 || similarities[p]! < LEAST_SIMILARITY) continue;
      if (i > j && names[j] === i + 1) continue;
      from[count] = i;
      to[count] = j;
      found[count++] = similarities[p]!;
    }
  }
  return { count, from, to, similarities: found };
}

/** The rows whose lists hold each row: rows[starts[i] … starts[i + 1] − 1]. */
function whoNames({ n, k, indices }: NearestLists) {
  const starts = new Int32Array(n + 1);
  for (const j of indices) if (j >= 0) starts[j + 1]!++;
  for (let i = 0; i < n; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const rows = new Int32Array(starts[n]!);
  for (let p = 0; p < n * k; p++) {
    const j = indices[p]!;
    if (j >= 0) rows[next[j]!++] = Math.floor(p / k);
  }
  return { starts, rows };
}

/** The nodes given and the edges between them, numbered by their place in `nodes`. */
export function subgraph(graph: Graph, nodes: Int32Array): Graph {
  const placeOf = new Int32Array(graph.n).fill(-1);
  nodes.forEach((node, at) => (placeOf[node] = at));
  const starts = new Int32Array(nodes.length + 1);
  const targets: number[] = [];
  const weights: number[] = [];
  nodes.forEach((node, at) => {
    for (let p = graph.starts[node]!; p < graph.starts[node + 1]!; p++) {
      const target = placeOf[graph.targets[p]!]!;
      if (target < 0) continue;
      targets.push(target);
      weights.push(graph.weights[p]!);
    }
    starts[at + 1] = targets.length;
  });
  return {
    n: nodes.length,
    starts,
    targets: Int32Array.from(targets),
    weights: Float64Array.from(weights),
    loops: Float64Array.from(nodes, (node) => graph.loops[node]!),
  };
}
