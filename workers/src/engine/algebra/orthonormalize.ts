import { addGram } from './gram.ts';
import { strideOf, type Workspace } from './workspace.ts';

/** Rows turned at a time. */
const BLOCK = 256;
/** A column of which less than this part of its square is left beside those before it depends on them. */
const LEAST_PIVOT = 1e-6;

/** Room for one block and for two squares of some stride, in the workspace. */
export interface Scratch {
  block: Float32Array;
  square: Float32Array;
  turn: Float32Array;
}

export function scratchBytes(stride: number): number[] {
  return [BLOCK * stride, stride * stride, stride * stride];
}

export function takeScratch(workspace: Workspace, stride: number): Scratch {
  const [block, square, turn] = scratchBytes(stride).map((length) => workspace.floats(length));
  return { block: block!, square: square!, turn: turn! };
}

/**
 * Makes the columns of m (rows × d, in the workspace) orthonormal in place by Cholesky QR: mᵀm = LLᵀ,
 * m ← m·L⁻ᵀ. A column that depends on those before it becomes zero.
 */
export function orthonormalize(
  workspace: Workspace,
  m: Float32Array,
  rows: number,
  d: number,
  scratch: Scratch,
) {
  const products = new Float64Array(d * d);
  addGram(workspace, m, rows, d, scratch.square, products);
  const inverse = invertLower(cholesky(products, d), d);
  const stride = strideOf(d);
  scratch.turn.fill(0);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) scratch.turn[j * stride + i] = inverse[i * d + j]!;
  }
  turnRows(workspace, m, rows, stride, scratch);
}

/** m ← m · scratch.turn (stride × stride), block by block. */
export function turnRows(
  { kernels }: Workspace,
  m: Float32Array,
  rows: number,
  stride: number,
  { block, turn }: Scratch,
) {
  for (let from = 0; from < rows; from += BLOCK) {
    const count = Math.min(BLOCK, rows - from);
    const part = m.subarray(from * stride, (from + count) * stride);
    kernels.multiply(
      part.byteOffset,
      count,
      stride * 4,
      turn.byteOffset,
      stride * 4,
      block.byteOffset,
    );
    part.set(block.subarray(0, part.length));
  }
}

/** L with LLᵀ = g, row-major; a pivot lost in rounding is set to 0 and marks a dependent column. */
function cholesky(g: Float64Array, d: number): Float64Array {
  const lower = new Float64Array(d * d);
  for (let j = 0; j < d; j++) {
    let left = g[j * d + j]!;
    for (let k = 0; k < j; k++) left -= lower[j * d + k]! ** 2;
    const pivot = left > LEAST_PIVOT * g[j * d + j]! ? Math.sqrt(left) : 0;
    lower[j * d + j] = pivot;
    if (pivot === 0) continue;
    for (let i = j + 1; i < d; i++) {
      let sum = g[i * d + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * d + k]! * lower[j * d + k]!;
      lower[i * d + j] = sum / pivot;
    }
  }
  return lower;
}

/** L⁻¹, where rows and columns of dependent columns are zero. */
function invertLower(lower: Float64Array, d: number): Float64Array {
  const inverse = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    const pivot = lower[i * d + i]!;
    if (pivot === 0) continue;
    inverse[i * d + i] = 1 / pivot;
    for (let k = 0; k < i; k++) {
      const factor = lower[i * d + k]! / pivot;
      if (factor === 0) continue;
      for (let j = 0; j <= k; j++) inverse[i * d + j]! -= factor * inverse[k * d + j]!;
    }
  }
  return inverse;
}
