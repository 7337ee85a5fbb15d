/** Kernels on row-major matrices: a matrix of n rows and width d is a Float32Array of n · d. */

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

/** mᵀ · m as a symmetric d × d matrix in double precision; four rows are taken at a time. */
export function gram(m: Float32Array, rows: number, d: number): Float64Array {
  const out = new Float64Array(d * d);
  let r = 0;
  for (; r + 3 < rows; r += 4) addFourOuter(out, m, r * d, d);
  for (; r < rows; r++) {
    for (let i = 0; i < d; i++) {
      const value = m[r * d + i]!;
      for (let j = i; j < d; j++) out[i * d + j]! += value * m[r * d + j]!;
    }
  }
  for (let i = 0; i < d; i++) for (let j = 0; j < i; j++) out[i * d + j] = out[j * d + i]!;
  return out;
}

function addFourOuter(out: Float64Array, m: Float32Array, first: number, d: number) {
  const second = first + d;
  const third = second + d;
  const fourth = third + d;
  for (let i = 0; i < d; i++) {
    const a = m[first + i]!;
    const b = m[second + i]!;
    const c = m[third + i]!;
    const e = m[fourth + i]!;
    for (let j = i; j < d; j++) {
      out[i * d + j]! +=
        a * m[first + j]! + b * m[second + j]! + c * m[third + j]! + e * m[fourth + j]!;
    }
  }
}

/** m (rows × d) · right (d × width), four of the d terms at a time. */
export function multiplyRight(
  m: Float32Array,
  rows: number,
  d: number,
  right: Float32Array,
  width: number,
): Float32Array {
  const out = new Float32Array(rows * width);
  for (let r = 0; r < rows; r++) {
    const to = r * width;
    let i = 0;
    for (; i + 3 < d; i += 4) {
      const at = r * d + i;
      const a = m[at]!;
      const b = m[at + 1]!;
      const c = m[at + 2]!;
      const e = m[at + 3]!;
      const r0 = i * width;
      const r1 = r0 + width;
      const r2 = r1 + width;
      const r3 = r2 + width;
      for (let k = 0; k < width; k++) {
        out[to + k]! +=
          a * right[r0 + k]! + b * right[r1 + k]! + c * right[r2 + k]! + e * right[r3 + k]!;
      }
    }
    for (; i < d; i++) {
      const value = m[r * d + i]!;
      for (let k = 0; k < width; k++) out[to + k]! += value * right[i * width + k]!;
    }
  }
  return out;
}
