/** Rows of 8-bit integers and the factor that brings each row back: value ≈ integer · scale. */
export interface QuantizedRows {
  integers: Int8Array;
  scales: Float32Array;
}

/** Rounds each row to 255 even steps between −max and max of its own values. */
export function quantizeRows(matrix: Float32Array, width: number): QuantizedRows {
  const rows = width > 0 ? matrix.length / width : 0;
  const integers = new Int8Array(matrix.length);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const values = matrix.subarray(row * width, (row + 1) * width);
    const most = values.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    scales[row] = most / 127;
    if (most === 0) continue;
    for (let k = 0; k < width; k++) {
      integers[row * width + k] = Math.round((values[k]! / most) * 127);
    }
  }
  return { integers, scales };
}

export function dequantizeRows({ integers, scales }: QuantizedRows, width: number): Float32Array {
  const matrix = new Float32Array(integers.length);
  for (let at = 0; at < matrix.length; at++) {
    matrix[at] = integers[at]! * scales[Math.floor(at / width)]!;
  }
  return matrix;
}
