import { joinTrees, treeOfOne } from './best-cut.ts';
import { Borders } from './borders.ts';
import type { Graph } from '../graph/graph.ts';
import { GroupSums } from './group-sums.ts';

export interface JoinInput {
  /** The group of each comment, from 0. */
  groups: Int32Array;
  /** The weights between groups: a group is a node, see `aggregate`. Those without any never join. */
  between: Pick<Graph, 'n' | 'starts' | 'targets' | 'weights'>;
  /** comments × width unit vectors. */
  vectors: Float32Array;
  width: number;
  /** Groups become one from this evidence on, the mean of all joins in what becomes one. */
  meanFrom: number;
  /** Above this share of all comments groups whose members are not truly alike count as less alike. */
  looseShare: number;
}

/** Mean similarity of members inside two groups from which they may become one however large. */
const ALIKE = 0.37;
/** How steeply a large group is worth less the less alike its members are than that. */
const UNLIKE_LESS = 4;
/** How much more evidence two groups have that border on nothing but each other … */
const CLOSE_MORE = 0.2;
/** … than two that are as close as groups that become one are on the mean. */
const USUALLY_CLOSE = 0.3;

/**
 * Makes one group of two that the evidence does not tell apart: with w the mean similarity across
 * and p, q the mean similarities inside groups of n and m comments,
 *     evidence = w / mean(min(p, q), (n·p + m·q) / (n + m))
 * is near 1 when a comment is as like the other group's as its own. The pair with the most evidence
 * goes first, and what is inside is taken anew for each group made. So a theme may spread as far as
 * its comments chain together. For a large one the evidence is (i / 0.37)⁴ times that where i, what w
 * is divided by, is less: one of which the comments share little is not made. Two that border on little
 * else have more: it is times 1 + (c − 0.3) / 5, with c as `Borders.closeness` says.
 * All are joined as far as they go; then this is cut where the evidence above `meanFrom`, added up
 * over the joins that stay, is the most. One join a little short of it neither keeps a theme in
 * pieces whose other joins are well above, nor makes one out of two.
 * @returns the group of each comment; numbers below those given, with gaps.
 */
export function joinGroups(input: JoinInput): Int32Array {
  const { groups, meanFrom } = input;
  const sums = new GroupSums(groups, input.vectors, input.width);
  const alike = evidenceIn(sums, input.looseShare * groups.length);
  const borders = new Borders(input.between);
  const pairs = new BestPairs(
    borders,
    (a, b) => alike(a, b) * (1 + CLOSE_MORE * (borders.closeness(a, b) - USUALLY_CLOSE)),
  );
  const trees = new Map(
    Array.from({ length: sums.count }, (_, group) => [group, treeOfOne(group)]),
  );
  for (let pair = pairs.take(); pair; pair = pairs.take()) {
    const { kept, gone, found } = pair;
    trees.set(kept, joinTrees(trees.get(kept)!, trees.get(gone)!, found - meanFrom));
    trees.delete(gone);
    sums.join(kept, gone);
    pairs.join(kept, gone);
  }
  const into = new Int32Array(sums.count);
  for (const { parts } of trees.values()) {
    for (const part of parts) for (const group of part) into[group] = part[0]!;
  }
  return groups.map((group) => into[group]!);
}

/** How far two groups are one, see `joinGroups`. */
export function evidenceIn(sums: GroupSums, looseSize: number) {
  const { sizes, within } = sums;
  return (a: number, b: number): number => {
    const across = sums.between(a, b);
    const size = sizes[a]! + sizes[b]!;
    const mean = (within[a]! * sizes[a]! + within[b]! * sizes[b]!) / size;
    const inside = (mean + Math.min(within[a]!, within[b]!)) / 2;
    if (inside <= 0) return 0;
    const alike = size > looseSize ? Math.min(1, inside / ALIKE) ** UNLIKE_LESS : 1;
    return (alike * across) / inside;
  };
}

/** Finds the pair of bordering groups with the most evidence again and again while groups join. */
class BestPairs {
  private readonly evidence: (a: number, b: number) => number;
  private readonly borders: Borders;
  private readonly partner: Int32Array;
  private readonly best: Float64Array;

  constructor(borders: Borders, evidence: (a: number, b: number) => number) {
    this.evidence = evidence;
    this.borders = borders;
    this.partner = new Int32Array(borders.count).fill(-1);
    this.best = new Float64Array(borders.count);
    for (let group = 0; group < borders.count; group++) this.search(group);
  }

  /** The pair to join next, its lower number to be kept, or null when no pair has any evidence. */
  take(): { kept: number; gone: number; found: number } | null {
    let top = -1;
    for (let group = 0; group < this.best.length; group++) {
      if (top < 0 || this.best[group]! > this.best[top]!) top = group;
    }
    if (top < 0 || this.partner[top]! < 0) return null;
    const other = this.partner[top]!;
    return { kept: Math.min(top, other), gone: Math.max(top, other), found: this.best[top]! };
  }

  /** Tells that group `gone` is now part of `kept`. */
  join(kept: number, gone: number) {
    this.borders.join(kept, gone);
    this.search(gone);
    this.search(kept);
    for (const other of this.borders.of(kept)) {
      const was = this.partner[other]!;
      if (was === kept || was === gone) this.search(other);
      else this.offer(other, kept);
    }
  }

  private search(group: number) {
    this.partner[group] = -1;
    this.best[group] = 0;
    for (const other of this.borders.of(group)) this.offer(group, other);
  }

  private offer(group: number, other: number) {
    const evidence = this.evidence(group, other);
    if (evidence <= this.best[group]!) return;
    this.best[group] = evidence;
    this.partner[group] = other;
  }
}
