/**
 * The number of each row's kind: rows of the same numbers have one number, from 0. A row of zeros, which
 * tells nothing, has one of its own.
 */
export function kindsOfRows(matrix: Float32Array, columns: number): Int32Array {
  const bytes = Buffer.from(matrix.buffer, matrix.byteOffset, matrix.byteLength);
  const numbers = new Map<string, number>();
  let count = 0;
  return Int32Array.from({ length: columns > 0 ? matrix.length / columns : 0 }, (_, row) => {
    const first = row * columns;
    if (matrix.subarray(first, first + columns).every((value) => value === 0)) return count++;
    const key = bytes.toString('latin1', 4 * first, 4 * (first + columns));
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, count);
    return count++;
  });
}
