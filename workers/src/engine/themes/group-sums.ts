import { dotAt } from '../algebra/dense.ts';

/** Groups of unit vectors that are summed already. */
export interface Summed {
  /** groups × width. */
  sums: Float32Array;
  sizes: Int32Array;
}

const NONE: Summed = { sums: new Float32Array(0), sizes: new Int32Array(0) };

/**
 * Groups of vectors as their sums: with S the sum of n vectors z and q the sum of their |z|², the mean
 * similarity of two different members is (|S|² − q) / (n(n − 1)), and of members of two groups
 * S·T / (n·m).
 */
export class GroupSums {
  readonly count: number;
  readonly sizes: Int32Array;
  private readonly width: number;
  private readonly sums: Float32Array;
  private readonly squares: Float64Array;
  /** Mean similarity of two members; for a group of one that of the member to itself. */
  readonly within: Float64Array;

  /**
   * @param groups the group of each row of `vectors`, from 0, or −1 for a row in none.
   * @param summed the groups before these: row group 0 is numbered after the last of them.
   */
  constructor(groups: Int32Array, vectors: Float32Array, width: number, summed = NONE) {
    const first = summed.sizes.length;
    this.count = first + groups.reduce((a, b) => Math.max(a, b), -1) + 1;
    this.width = width;
    this.sizes = new Int32Array(this.count);
    this.sums = new Float32Array(this.count * width);
    this.squares = new Float64Array(this.count);
    this.sizes.set(summed.sizes);
    this.sums.set(summed.sums);
    this.squares.set(summed.sizes);
    groups.forEach((own, i) => {
      if (own < 0) return;
      const group = first + own;
      this.sizes[group]!++;
      this.squares[group]! += dotAt(vectors, i * width, vectors, i * width, width);
      const to = group * width;
      for (let k = 0; k < width; k++) this.sums[to + k]! += vectors[i * width + k]!;
    });
    this.within = Float64Array.from({ length: this.count }, (_, group) => this.cohesion(group));
  }

  /** Mean similarity of the members of one group to those of another. */
  between(a: number, b: number): number {
    const { width, sums, sizes } = this;
    return dotAt(sums, a * width, sums, b * width, width) / (sizes[a]! * sizes[b]!);
  }

  /** Moves all members of group b to group a; b is empty afterwards. */
  join(a: number, b: number) {
    const { width, sums, sizes } = this;
    for (let k = 0; k < width; k++) sums[a * width + k]! += sums[b * width + k]!;
    sizes[a]! += sizes[b]!;
    sizes[b] = 0;
    this.squares[a]! += this.squares[b]!;
    this.within[a] = this.cohesion(a);
  }

  private cohesion(group: number): number {
    const n = this.sizes[group]!;
    const own = this.squares[group]!;
    if (n < 2) return own;
    const at = group * this.width;
    return (dotAt(this.sums, at, this.sums, at, this.width) - own) / (n * (n - 1));
  }
}
