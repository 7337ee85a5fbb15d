import { symmetricEigen } from './eigen.ts';
import { addGram } from './gram.ts';
import { orthonormalize, scratchBytes, takeScratch, turnRows } from './orthonormalize.ts';
import { signs } from './random.ts';
import { bytesOf, copyRows, strideOf, Workspace } from './workspace.ts';

/** A matrix known only by its products with dense ones, which lie in a workspace. */
export interface Operator {
  rows: number;
  columns: number;
  /** Bytes of workspace that `within` takes. */
  bytesWithin(stride: number): number;
  within(workspace: Workspace, stride: number): Products;
}

/** Products with dense matrices whose rows are `stride` long. */
export interface Products {
  /** out (rows × stride) = X · dense (columns × stride). */
  apply(dense: Float32Array, out: Float32Array): void;
  /** out (columns × stride) = Xᵀ · dense (rows × stride). */
  applyTransposed(dense: Float32Array, out: Float32Array): void;
}

export interface RightVectors {
  rank: number;
  /** Singular values in falling order, `rank` of them. */
  values: Float64Array;
  /** columns × rank: the right singular vectors, one per column of the matrix. */
  vectors: Float32Array;
}

const OVERSAMPLING = 12;
/** Singular values below this part of the first are noise of single precision. */
const LEAST_VALUE = 1e-4;

/**
 * The leading right singular vectors of X by randomised subspace iteration. With Q on the shorter side
 * of X and B on the longer:
 *     B ← orth(X·Q), Q ← orth(Xᵀ·B), repeated; then X·Q = B, BᵀB = WΛWᵀ, S = Λ^½
 * and the singular vectors are QW on Q's side, B·W·S⁻¹ on the other.
 * @param rounds power iterations; two or three do where the values fall fast.
 * @see Halko, Martinsson & Tropp 2011, https://arxiv.org/abs/0909.4061, algorithms 4.4 and 5.1.
 */
export function rightSingularVectors(
  x: Operator,
  wanted: number,
  rounds: number,
  seed: number,
): RightVectors {
  const width = Math.min(wanted + OVERSAMPLING, x.rows, x.columns);
  const rank = Math.min(wanted, width);
  if (rank < 1) return { rank: 0, values: new Float64Array(0), vectors: new Float32Array(0) };
  const side = sidesOf(x, strideOf(width));
  copyRows(signs(side.short * width, seed), 0, side.short, width, side.q);
  for (let round = 0; round < rounds; round++) {
    side.lengthen(side.q, side.b);
    orthonormalize(side.workspace, side.b, side.long, width, side.scratch);
    side.shorten(side.b, side.q);
    orthonormalize(side.workspace, side.q, side.short, width, side.scratch);
  }
  side.lengthen(side.q, side.b);
  const products = new Float64Array(width * width);
  addGram(side.workspace, side.b, side.long, width, side.scratch.square, products);
  const { values: squares, vectors } = symmetricEigen(products, width);
  const values = Float64Array.from({ length: rank }, (_, j) => Math.sqrt(Math.max(squares[j]!, 0)));
  const onQ = x.columns <= x.rows;
  setTurn(side.scratch.turn, vectors, width, (j) => {
    if (j >= rank) return 0;
    if (onQ) return 1;
    return values[j]! > LEAST_VALUE * values[0]! ? 1 / values[j]! : 0;
  });
  const found = onQ ? side.q : side.b;
  turnRows(side.workspace, found, x.columns, strideOf(width), side.scratch);
  return { rank, values, vectors: withoutPadding(found, x.columns, strideOf(width), rank) };
}

/** The room for an iteration, by the shorter and the longer side of the matrix. */
function sidesOf(x: Operator, stride: number) {
  const short = Math.min(x.rows, x.columns);
  const long = Math.max(x.rows, x.columns);
  const lengths = [short * stride, long * stride, ...scratchBytes(stride)];
  const bytes = lengths.reduce((sum, length) => sum + bytesOf(length), x.bytesWithin(stride));
  const workspace = new Workspace(bytes);
  const products = x.within(workspace, stride);
  const apply = (dense: Float32Array, out: Float32Array) => products.apply(dense, out);
  const turned = (dense: Float32Array, out: Float32Array) => products.applyTransposed(dense, out);
  const tall = x.columns <= x.rows;
  return {
    workspace,
    short,
    long,
    q: workspace.floats(short * stride),
    b: workspace.floats(long * stride),
    scratch: takeScratch(workspace, stride),
    lengthen: tall ? apply : turned,
    shorten: tall ? turned : apply,
  };
}

/** Column j of the turn is eigenvector j times its factor. */
function setTurn(
  turn: Float32Array,
  vectors: Float64Array,
  width: number,
  factorOf: (j: number) => number,
) {
  const stride = strideOf(width);
  turn.fill(0);
  for (let j = 0; j < width; j++) {
    const factor = factorOf(j);
    for (let i = 0; i < width; i++) turn[i * stride + j] = factor * vectors[j * width + i]!;
  }
}

function withoutPadding(m: Float32Array, rows: number, stride: number, width: number) {
  const out = new Float32Array(rows * width);
  for (let r = 0; r < rows; r++) {
    out.set(m.subarray(r * stride, r * stride + width), r * width);
  }
  return out;
}
