import { gram, multiplyRight } from './dense.ts';
import { symmetricEigen } from './eigen.ts';
import { gaussians } from './random.ts';

/** A matrix known only by its products. `width` is the number of columns of the dense side. */
export interface Operator {
  rows: number;
  columns: number;
  /** out (rows × width) = X · dense (columns × width). */
  apply(dense: Float32Array, width: number, out: Float32Array): void;
  /** out (columns × width) = Xᵀ · dense (rows × width). */
  applyTransposed(dense: Float32Array, width: number, out: Float32Array): void;
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
const LEAST_VALUE = 1e-5;

/**
 * The leading right singular vectors of X, worked out on its shorter side: of a wide matrix the left
 * vectors U are found first, and V = XᵀU·S⁻¹. Left vectors follow from U·S^p = X·V·S^(p − 1).
 * @param rounds power iterations; two or three do where the values fall fast.
 */
export function rightSingularVectors(
  x: Operator,
  wanted: number,
  rounds: number,
  seed: number,
): RightVectors {
  if (x.columns <= x.rows) return subspaceIteration(x, wanted, rounds, seed);
  const flipped: Operator = {
    rows: x.columns,
    columns: x.rows,
    apply: (dense, width, out) => x.applyTransposed(dense, width, out),
    applyTransposed: (dense, width, out) => x.apply(dense, width, out),
  };
  const { rank, values, vectors: left } = subspaceIteration(flipped, wanted, rounds, seed);
  const vectors = new Float32Array(x.columns * rank);
  x.applyTransposed(left, rank, vectors);
  const factors = values.map((value) => (value > LEAST_VALUE * values[0]! ? 1 / value : 0));
  for (let at = 0; at < vectors.length; at++) vectors[at]! *= factors[at % rank]!;
  return { rank, values, vectors };
}

/**
 * Randomised subspace iteration on XᵀX:
 *     B ← orth(XᵀX·B), repeated; then XB = Y, YᵀY = WΛWᵀ gives V = BW, S = Λ^½.
 * @see Halko, Martinsson & Tropp 2011, https://arxiv.org/abs/0909.4061, algorithms 4.4 and 5.1.
 */
function subspaceIteration(
  x: Operator,
  wanted: number,
  rounds: number,
  seed: number,
): RightVectors {
  const width = Math.min(wanted + OVERSAMPLING, x.rows, x.columns);
  const rank = Math.min(wanted, width);
  if (rank < 1) return { rank: 0, values: new Float64Array(0), vectors: new Float32Array(0) };
  const basis = gaussians(x.columns * width, seed);
  const image = new Float32Array(x.rows * width);
  for (let round = 0; round < rounds; round++) {
    x.apply(basis, width, image);
    x.applyTransposed(image, width, basis);
    orthonormalize(basis, x.columns, width);
  }
  x.apply(basis, width, image);
  const { values, vectors } = symmetricEigen(gram(image, x.rows, width), width);
  const turn = new Float32Array(width * rank);
  for (let j = 0; j < rank; j++) {
    for (let i = 0; i < width; i++) turn[i * rank + j] = vectors[j * width + i]!;
  }
  return {
    rank,
    values: Float64Array.from({ length: rank }, (_, j) => Math.sqrt(Math.max(values[j]!, 0))),
    vectors: multiplyRight(basis, x.columns, width, turn, rank),
  };
}

/**
 * Makes the columns of m (rows × d) orthonormal in place by Cholesky QR: mᵀm = LLᵀ, then each row y
 * becomes y·L⁻ᵀ by forward substitution. A column that depends on those before it becomes zero.
 */
export function orthonormalize(m: Float32Array, rows: number, d: number) {
  const lower = cholesky(gram(m, rows, d), d);
  const row = new Float64Array(d);
  for (let r = 0; r < rows; r++) {
    const at = r * d;
    for (let j = 0; j < d; j++) {
      const pivot = lower[j * d + j]!;
      let rest = m[at + j]!;
      for (let k = 0; k < j; k++) rest -= row[k]! * lower[j * d + k]!;
      row[j] = pivot > 0 ? rest / pivot : 0;
    }
    m.set(row, at);
  }
}

/** L with LLᵀ = g, row-major; a pivot lost in rounding is set to 0 and marks a dependent column. */
function cholesky(g: Float64Array, d: number): Float64Array {
  const lower = new Float64Array(d * d);
  for (let j = 0; j < d; j++) {
    const before = lower.subarray(j * d, j * d + j);
    const left = g[j * d + j]! - before.reduce((sum, x) => sum + x * x, 0);
    const pivot = left > 1e-11 * g[j * d + j]! ? Math.sqrt(left) : 0;
    lower[j * d + j] = pivot;
    if (pivot === 0) continue;
    for (let i = j + 1; i < d; i++) {
      let sum = g[i * d + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * d + k]! * before[k]!;
      lower[i * d + j] = sum / pivot;
    }
  }
  return lower;
}
