import { strideOf, type Workspace } from './workspace.ts';

/** Rows summed up in single precision before they are added to the rest in double. */
export const GRAM_ROWS = 256;

/**
 * out (d × d) += mᵀ · m for `rows` rows that lie in the workspace, each at its stride.
 * @param square room for stride × stride in the workspace.
 */
export function addGram(
  { kernels }: Workspace,
  m: Float32Array,
  rows: number,
  d: number,
  square: Float32Array,
  out: Float64Array,
) {
  const stride = strideOf(d);
  for (let from = 0; from < rows; from += GRAM_ROWS) {
    const at = m.byteOffset + from * stride * 4;
    kernels.gram(at, Math.min(GRAM_ROWS, rows - from), stride * 4, square.byteOffset);
    for (let i = 0; i < d; i++) {
      for (let j = i; j < d; j++) out[i * d + j]! += square[i * stride + j]!;
    }
  }
  for (let i = 0; i < d; i++) for (let j = 0; j < i; j++) out[i * d + j] = out[j * d + i]!;
}
