import { PlacedSparse, type Sparse } from './sparse.ts';
import type { Operator } from './svd.ts';
import { bytesOf } from './workspace.ts';

/** A sparse matrix for `rightSingularVectors`. */
export function operatorOf(m: Sparse): Operator {
  return {
    rows: m.rows,
    columns: m.columns,
    bytesWithin: () => PlacedSparse.bytes(m),
    within(workspace, stride) {
      const placed = new PlacedSparse(workspace, m);
      return {
        apply: (dense, out) => placed.multiply(dense, stride, out),
        applyTransposed: (dense, out) => placed.multiplyTransposed(dense, stride, out),
      };
    },
  };
}

/** The product of two sparse matrices, never worked out as a whole. */
export function productOf(left: Sparse, right: Sparse): Operator {
  return {
    rows: left.rows,
    columns: right.columns,
    bytesWithin: (stride) =>
      PlacedSparse.bytes(left) + PlacedSparse.bytes(right) + bytesOf(right.rows * stride),
    within(workspace, stride) {
      const first = new PlacedSparse(workspace, left);
      const second = new PlacedSparse(workspace, right);
      const between = workspace.floats(right.rows * stride);
      return {
        apply(dense, out) {
          second.multiply(dense, stride, between);
          first.multiply(between, stride, out);
        },
        applyTransposed(dense, out) {
          first.multiplyTransposed(dense, stride, between);
          second.multiplyTransposed(between, stride, out);
        },
      };
    },
  };
}
