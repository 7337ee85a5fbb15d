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

/** out (rows × width) = m · dense (columns × width). */
export function multiply(m: Sparse, dense: Float32Array, width: number, out: Float32Array) {
  const { starts, indices, values } = m;
  out.fill(0, 0, m.rows * width);
  for (let r = 0; r < m.rows; r++) {
    const to = r * width;
    for (let p = starts[r]!; p < starts[r + 1]!; p++) {
      const value = values[p]!;
      const from = indices[p]! * width;
      for (let k = 0; k < width; k++) out[to + k]! += value * dense[from + k]!;
    }
  }
}

/** out (columns × width) = mᵀ · dense (rows × width). */
export function multiplyTransposed(
  m: Sparse,
  dense: Float32Array,
  width: number,
  out: Float32Array,
) {
  const { starts, indices, values } = m;
  out.fill(0, 0, m.columns * width);
  for (let r = 0; r < m.rows; r++) {
    const from = r * width;
    for (let p = starts[r]!; p < starts[r + 1]!; p++) {
      const value = values[p]!;
      const to = indices[p]! * width;
      for (let k = 0; k < width; k++) out[to + k]! += value * dense[from + k]!;
    }
  }
}
