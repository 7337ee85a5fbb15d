/**
 * Kernels on sparse matrices: row r holds pairs of column (32-bit integers from `indices` on) and value
 * (32-bit floats from `values` on), from place starts[r] up to starts[r + 1].
 */

/** to += factor · from, for one row of a dense matrix. */
function addScaled(to: usize, from: usize, factor: f32, rowBytes: usize): void {
  const scale = f32x4.splat(factor);
  for (let k: usize = 0; k < rowBytes; k += 16) {
    v128.store(to + k, f32x4.add(v128.load(to + k), f32x4.mul(scale, v128.load(from + k))));
  }
}

/** out (rows × width) = m · dense (columns × width); a dense row takes rowBytes, a multiple of 16. */
export function sparseMultiply(
  starts: usize,
  indices: usize,
  values: usize,
  rows: i32,
  dense: usize,
  rowBytes: usize,
  out: usize,
): void {
  memory.fill(out, 0, rowBytes * rows);
  let p = i32.load(starts);
  for (let r = 0; r < rows; r++) {
    starts += 4;
    for (const end = i32.load(starts); p < end; p++) {
      const at = p << 2;
      const from = dense + rowBytes * i32.load(indices + at);
      addScaled(out, from, f32.load(values + at), rowBytes);
    }
    out += rowBytes;
  }
}

/** out (columns × width) = mᵀ · dense (rows × width). */
export function sparseMultiplyTransposed(
  starts: usize,
  indices: usize,
  values: usize,
  rows: i32,
  columns: i32,
  dense: usize,
  rowBytes: usize,
  out: usize,
): void {
  memory.fill(out, 0, rowBytes * columns);
  let p = i32.load(starts);
  for (let r = 0; r < rows; r++) {
    starts += 4;
    for (const end = i32.load(starts); p < end; p++) {
      const at = p << 2;
      const to = out + rowBytes * i32.load(indices + at);
      addScaled(to, dense, f32.load(values + at), rowBytes);
    }
    dense += rowBytes;
  }
}
