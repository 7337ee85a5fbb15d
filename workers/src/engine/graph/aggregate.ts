import type { Graph } from './graph.ts';

/** The graph whose nodes are the groups of another: weights between groups add up, inside too. */
export function aggregate(graph: Graph, groupOf: Int32Array, count: number): Graph {
  const members = Array.from({ length: count }, (): number[] => []);
  groupOf.forEach((group, node) => members[group]!.push(node));
  const starts = new Int32Array(count + 1);
  const loops = new Float64Array(count);
  const targets: number[] = [];
  const weights: number[] = [];
  const towards = new Float64Array(count);
  members.forEach((nodes, group) => {
    const met = sumTowards(graph, groupOf, nodes, towards);
    for (const node of nodes) loops[group]! += graph.loops[node]!;
    for (const other of met) {
      if (other === group) loops[group]! += towards[other]!;
      else {
        targets.push(other);
        weights.push(towards[other]!);
      }
      towards[other] = 0;
    }
    starts[group + 1] = targets.length;
  });
  return {
    n: count,
    starts,
    targets: Int32Array.from(targets),
    weights: Float64Array.from(weights),
    loops,
  };
}

/** Adds the weights from these nodes to each group into `towards`; returns the groups met. */
function sumTowards(
  graph: Graph,
  groupOf: Int32Array,
  nodes: readonly number[],
  towards: Float64Array,
): number[] {
  const met: number[] = [];
  for (const node of nodes) {
    for (let p = graph.starts[node]!; p < graph.starts[node + 1]!; p++) {
      const group = groupOf[graph.targets[p]!]!;
      if (towards[group] === 0) met.push(group);
      towards[group]! += graph.weights[p]!;
    }
  }
  return met;
}
