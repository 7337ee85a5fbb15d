/** Some rows of a matrix of so many columns, in the order given; a row may be named again. */
export function pickRows(
  matrix: Float32Array,
  rows: ArrayLike<number>,
  columns: number,
): Float32Array {
  const picked = new Float32Array(rows.length * columns);
  for (let at = 0; at < rows.length; at++) {
    const from = rows[at]! * columns;
    picked.set(matrix.subarray(from, from + columns), at * columns);
  }
  return picked;
}
