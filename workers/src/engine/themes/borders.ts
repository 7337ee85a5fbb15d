import type { Graph } from '../graph/graph.ts';

/** Which groups border on each other, and how much weight leads across, while groups join. */
export class Borders {
  /** By group and other group. */
  readonly #across: Map<number, number>[];
  /** All weight that leads out of each group. */
  readonly #out: Float64Array;

  /** @param graph with a group as each node, as `aggregate` makes it. */
  constructor({
    n,
    starts,
    targets,
    weights,
  }: Pick<Graph, 'n' | 'starts' | 'targets' | 'weights'>) {
    this.#across = Array.from({ length: n }, () => new Map<number, number>());
    this.#out = new Float64Array(n);
    for (let group = 0; group < n; group++) {
      for (let p = starts[group]!; p < starts[group + 1]!; p++) {
        this.#across[group]!.set(targets[p]!, weights[p]!);
        this.#out[group]! += weights[p]!;
      }
    }
  }

  get count(): number {
    return this.#across.length;
  }

  /** The groups that border on one. */
  of(group: number): Iterable<number> {
    return this.#across[group]!.keys();
  }

  /**
   * How far two groups border on each other alone: the weight across over all that leads out of the one
   * or the other, whichever is more. 1 where neither has another neighbour.
   */
  closeness(a: number, b: number): number {
    return (this.#across[a]!.get(b) ?? 0) / Math.max(this.#out[a]!, this.#out[b]!);
  }

  /** Group `gone` becomes part of `kept`. */
  join(kept: number, gone: number) {
    const inside = this.#across[kept]!.get(gone) ?? 0;
    this.#out[kept]! += this.#out[gone]! - 2 * inside;
    for (const [other, weight] of this.#across[gone]!) {
      this.#across[other]!.delete(gone);
      if (other === kept) continue;
      const both = weight + (this.#across[kept]!.get(other) ?? 0);
      this.#across[other]!.set(kept, both);
      this.#across[kept]!.set(other, both);
    }
    this.#across[gone]!.clear();
  }
}
