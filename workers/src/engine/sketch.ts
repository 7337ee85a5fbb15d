/** The same rows, only the columns that hold most of their length: a cheap guess at dot products. */
export interface Sketch {
  width: number;
  /** n × width. */
  rows: Float32Array;
}

/** Keeps the `wanted` columns with the greatest sum of squares. */
export function sketchOf(vectors: Float32Array, n: number, width: number, wanted: number): Sketch {
  const energy = new Float64Array(width);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < width; k++) energy[k]! += vectors[i * width + k]! ** 2;
  }
  const columns = Array.from(energy.keys())
    .sort((a, b) => energy[b]! - energy[a]! || a - b)
    .slice(0, wanted);
  const rows = new Float32Array(n * columns.length);
  for (let i = 0; i < n; i++) {
    columns.forEach((column, k) => {
      rows[i * columns.length + k] = vectors[i * width + column]!;
    });
  }
  return { width: columns.length, rows };
}
