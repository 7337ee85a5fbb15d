import { bytesOf, Workspace, type Kernels } from '../algebra/workspace.ts';
import { MOST_COMMENT_WORDS } from '../words/comment-words.ts';
import type { Company } from './company.ts';

/** As many as a theme needs in a large corpus: nearer ones alone find likeness in strangers by chance. */
const NEAREST = 8;

/**
 * A company where the kernels can look at it, and the stems of the comment at hand, which no member need
 * use. Made once for each company: a look at one comment makes nothing new.
 */
export class CompanyLook {
  private readonly company: Company;
  private readonly kernels: Kernels;
  private readonly rows: Int32Array;
  private readonly weights: Float64Array;
  private count = 0;

  constructor(company: Company) {
    const { starts, members, weights, size } = company;
    const stems = 3 * bytesOf(2 * MOST_COMMENT_WORDS);
    const sums = bytesOf(2 * size) + bytesOf(size + 1) + bytesOf(size) + bytesOf(2 * NEAREST);
    const lists = bytesOf(starts.length) + bytesOf(members.length) + bytesOf(weights.length);
    const workspace = new Workspace(stems + sums + lists);
    this.company = company;
    this.kernels = workspace.kernels;
    this.rows = workspace.integers(MOST_COMMENT_WORDS);
    this.weights = doubles(workspace, MOST_COMMENT_WORDS);
    this.kernels.lookAt(
      copied(starts, workspace.integers(starts.length)),
      copied(members, workspace.integers(members.length)),
      copied(weights, workspace.floats(weights.length)),
      doubles(workspace, size).byteOffset,
      workspace.integers(size + 1).byteOffset,
      workspace.integers(size).byteOffset,
      doubles(workspace, NEAREST).byteOffset,
    );
  }

  /** Forgets the stems of the comment before. */
  clear() {
    this.count = 0;
  }

  add(row: number, weight: number) {
    if (!this.isUsed(row)) return;
    this.rows[this.count] = row;
    this.weights[this.count++] = weight;
  }

  /** Keeps the stems by falling weight, those of equal weight by row. */
  addFalling(row: number, weight: number) {
    if (!this.isUsed(row)) return;
    const { rows, weights } = this;
    let place = this.count++;
    for (; place > 0; place--) {
      const before = weights[place - 1]!;
      if (before > weight || (before === weight && rows[place - 1]! < row)) break;
      rows[place] = rows[place - 1]!;
      weights[place] = before;
    }
    rows[place] = row;
    weights[place] = weight;
  }

  /** Of the stems added. @see companyOf of company.ts */
  companyOf(self: number): number {
    const { kernels, rows, weights, count } = this;
    return kernels.companyOf(rows.byteOffset, weights.byteOffset, count, self);
  }

  /** Of the stems added by `addFalling`. @see hasCompany of company.ts */
  hasCompany(least: number, self: number): boolean {
    const { kernels, rows, weights, count } = this;
    return kernels.hasCompany(rows.byteOffset, weights.byteOffset, count, self, least) === 1;
  }

  private isUsed(row: number): boolean {
    const { starts } = this.company;
    return row + 1 < starts.length && starts[row]! < starts[row + 1]!;
  }
}

function copied(from: Int32Array | Float32Array, to: Int32Array | Float32Array): number {
  to.set(from);
  return to.byteOffset;
}

function doubles(workspace: Workspace, length: number): Float64Array {
  const { buffer, byteOffset } = workspace.floats(2 * length);
  return new Float64Array(buffer, byteOffset, length);
}
