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

const LEAST_SIMILARITY = 0.001;

/** Joins two rows when either has the other among its neighbours; weight = similarity^power. */
export function neighbourGraph(lists: NearestLists, power: number): Graph {
  const { n } = lists;
  const starts = new Int32Array(n + 1);
  forEachEdge(lists, (i, j) => {
    starts[i + 1]!++;
    starts[j + 1]!++;
  });
  for (let i = 0; i < n; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const targets = new Int32Array(starts[n]!);
  const weights = new Float64Array(starts[n]!);
  forEachEdge(lists, (i, j, similarity) => {
    const weight = Math.max(similarity, LEAST_SIMILARITY) ** power;
    targets[next[i]!] = j;
    weights[next[i]!++] = weight;
    targets[next[j]!] = i;
    weights[next[j]!++] = weight;
  });
  return { n, starts, targets, weights, loops: new Float64Array(n) };
}

/** Calls back once for each joined pair. */
function forEachEdge(
  { n, k, indices, similarities }: NearestLists,
  edge: (i: number, j: number, similarity: number) => void,
) {
  for (let i = 0; i < n; i++) {
    for (let p = i * k; p < (i + 1) * k; p++) {
      const j = indices[p]!;
      if (j < 0) continue;
      const mutual = indices.subarray(j * k, (j + 1) * k).includes(i);
      if (i < j || !mutual) edge(i, j, similarities[p]!);
    }
  }
}
