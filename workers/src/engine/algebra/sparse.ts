import { bytesOf, copyRows, strideOf, type Kernels, Workspace } from './workspace.ts';

/** Rows of (column, value) pairs: row r is indices/values[starts[r] … starts[r + 1] − 1]. */
export interface Sparse {
  rows: number;
  columns: number;
  starts: Int32Array;
  indices: Int32Array;
  values: Float32Array;
}

/** Builds a sparse matrix row by row from column → value maps, in the maps' order. */
export function sparseFromRows(
  rows: readonly ReadonlyMap<number, number>[],
  columns: number,
): Sparse {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => (starts[r + 1] = starts[r]! + row.size));
  const indices = new Int32Array(starts[rows.length]!);
  const values = new Float32Array(indices.length);
  let at = 0;
  for (const row of rows) {
    for (const [column, value] of row) {
      indices[at] = column;
      values[at++] = value;
    }
  }
  return { rows: rows.length, columns, starts, indices, values };
}

/** A sparse matrix whose arrays lie in a workspace, to be multiplied with what lies there too. */
export class PlacedSparse {
  private readonly kernels: Kernels;
  private readonly m: Sparse;
  private readonly arrays: [starts: number, indices: number, values: number];

  static bytes({ starts, indices, values }: Sparse): number {
    return bytesOf(starts.length) + bytesOf(indices.length) + bytesOf(values.length);
  }

  constructor(workspace: Workspace, m: Sparse) {
    this.kernels = workspace.kernels;
    this.m = m;
    const starts = workspace.integers(m.starts.length);
    const indices = workspace.integers(m.indices.length);
    const values = workspace.floats(m.values.length);
    starts.set(m.starts);
    indices.set(m.indices);
    values.set(m.values);
    this.arrays = [starts.byteOffset, indices.byteOffset, values.byteOffset];
  }

  /** out (rows × stride) = m · dense (columns × stride). */
  multiply(dense: Float32Array, stride: number, out: Float32Array) {
    const { kernels, arrays, m } = this;
    kernels.sparseMultiply(...arrays, m.rows, dense.byteOffset, stride * 4, out.byteOffset);
  }

  /** out (columns × stride) = mᵀ · dense (rows × stride). */
  multiplyTransposed(dense: Float32Array, stride: number, out: Float32Array) {
    const { kernels, arrays, m } = this;
    const sides = [m.rows, m.columns, dense.byteOffset, stride * 4, out.byteOffset] as const;
    kernels.sparseMultiplyTransposed(...arrays, ...sides);
  }
}

/** m · dense (columns × width), as rows × width. */
export function multiply(m: Sparse, dense: Float32Array, width: number): Float32Array {
  const stride = strideOf(width);
  const workspace = new Workspace(
    PlacedSparse.bytes(m) + bytesOf(m.columns * stride) + bytesOf(m.rows * stride),
  );
  const placed = new PlacedSparse(workspace, m);
  const right = workspace.floats(m.columns * stride);
  copyRows(dense, 0, m.columns, width, right);
  const product = workspace.floats(m.rows * stride);
  placed.multiply(right, stride, product);
  const out = new Float32Array(m.rows * width);
  for (let r = 0; r < m.rows; r++) {
    out.set(product.subarray(r * stride, r * stride + width), r * width);
  }
  return out;
}
