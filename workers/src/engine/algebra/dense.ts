/** Row-major matrices: n rows of width d are a Float32Array of n · d. */
import { addGram, GRAM_ROWS } from './gram.ts';
import { bytesOf, copyRows, strideOf, Workspace } from './workspace.ts';

/** a · b for two rows of length d that start at `i` in `a` and at `j` in `b`. */
export function dotAt(a: Float32Array, i: number, b: Float32Array, j: number, d: number): number {
  let even = 0;
  let odd = 0;
  const last = d - 1;
  let k = 0;
  for (; k < last; k += 2) {
    even += a[i + k]! * b[j + k]!;
    odd += a[i + k + 1]! * b[j + k + 1]!;
  }
  if (k < d) even += a[i + k]! * b[j + k]!;
  return even + odd;
}

/** Scales the row of length d at `at` to length `norm`; a zero row stays zero. */
export function normalizeAt(m: Float32Array, at: number, d: number, norm = 1) {
  const squared = dotAt(m, at, m, at, d);
  if (squared < 1e-20) {
    m.fill(0, at, at + d);
    return;
  }
  const factor = norm / Math.sqrt(squared);
  for (let k = at; k < at + d; k++) m[k]! *= factor;
}

/** mᵀ · m as a symmetric d × d matrix. */
export function gram(m: Float32Array, rows: number, d: number): Float64Array {
  const stride = strideOf(d);
  const workspace = new Workspace(bytesOf(GRAM_ROWS * stride) + bytesOf(stride * stride));
  const block = workspace.floats(GRAM_ROWS * stride);
  const square = workspace.floats(stride * stride);
  const out = new Float64Array(d * d);
  for (let from = 0; from < rows; from += GRAM_ROWS) {
    const count = Math.min(GRAM_ROWS, rows - from);
    copyRows(m, from, count, d, block);
    addGram(workspace, block, count, d, square, out);
  }
  return out;
}
