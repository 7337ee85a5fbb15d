/**
 * Kernels on row-major matrices of 32-bit floats. A matrix is the byte offset of its first row and
 * `rowBytes`, the bytes from one row to the next: a multiple of 16, short rows filled up with zeros.
 */

const FLOAT: usize = 4;
const VECTOR: usize = 16;

function sumOf(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

/** a · b for two rows. */
export function dot(a: usize, b: usize, rowBytes: usize): f32 {
  let sum = f32x4.splat(0);
  for (let k: usize = 0; k < rowBytes; k += VECTOR) {
    sum = f32x4.add(sum, f32x4.mul(v128.load(a + k), v128.load(b + k)));
  }
  return sumOf(sum);
}

/** out[j] = a · row j of b, for `rows` rows. */
export function dotRows(a: usize, b: usize, rows: i32, rowBytes: usize, out: usize): void {
  let j = 0;
  for (; j + 3 < rows; j += 4) {
    const b1 = b + rowBytes;
    const b2 = b1 + rowBytes;
    const b3 = b2 + rowBytes;
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let s2 = f32x4.splat(0);
    let s3 = f32x4.splat(0);
    for (let k: usize = 0; k < rowBytes; k += VECTOR) {
      const x = v128.load(a + k);
      s0 = f32x4.add(s0, f32x4.mul(x, v128.load(b + k)));
      s1 = f32x4.add(s1, f32x4.mul(x, v128.load(b1 + k)));
      s2 = f32x4.add(s2, f32x4.mul(x, v128.load(b2 + k)));
      s3 = f32x4.add(s3, f32x4.mul(x, v128.load(b3 + k)));
    }
    f32.store(out, sumOf(s0));
    f32.store(out, sumOf(s1), 4);
    f32.store(out, sumOf(s2), 8);
    f32.store(out, sumOf(s3), 12);
    b = b3 + rowBytes;
    out += VECTOR;
  }
  for (; j < rows; j++) {
    f32.store(out, dot(a, b, rowBytes));
    b += rowBytes;
    out += FLOAT;
  }
}

/**
 * out (rowsA × rowsB) = a · bᵀ, two rows by four at a time. Row i of out starts at i · outBytes. Every
 * product is added up in the same order, however many rows there are.
 */
export function multiplyByTransposed(
  a: usize,
  rowsA: i32,
  b: usize,
  rowsB: i32,
  rowBytes: usize,
  out: usize,
  outBytes: usize,
): void {
  let i = 0;
  for (; i + 1 < rowsA; i += 2) {
    multiplyTwoRows(a, b, rowsB, rowBytes, out, outBytes);
    a += rowBytes << 1;
    out += outBytes << 1;
  }
  if (i < rowsA) dotRows(a, b, rowsB, rowBytes, out);
}

function multiplyTwoRows(
  a: usize,
  b: usize,
  rowsB: i32,
  rowBytes: usize,
  out: usize,
  outBytes: usize,
): void {
  const second = a + rowBytes;
  let j = 0;
  for (; j + 3 < rowsB; j += 4) {
    const b1 = b + rowBytes;
    const b2 = b1 + rowBytes;
    const b3 = b2 + rowBytes;
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let s2 = f32x4.splat(0);
    let s3 = f32x4.splat(0);
    let t0 = f32x4.splat(0);
    let t1 = f32x4.splat(0);
    let t2 = f32x4.splat(0);
    let t3 = f32x4.splat(0);
    for (let k: usize = 0; k < rowBytes; k += VECTOR) {
      const x = v128.load(a + k);
      const y = v128.load(second + k);
      let column = v128.load(b + k);
      s0 = f32x4.add(s0, f32x4.mul(x, column));
      t0 = f32x4.add(t0, f32x4.mul(y, column));
      column = v128.load(b1 + k);
      s1 = f32x4.add(s1, f32x4.mul(x, column));
      t1 = f32x4.add(t1, f32x4.mul(y, column));
      column = v128.load(b2 + k);
      s2 = f32x4.add(s2, f32x4.mul(x, column));
      t2 = f32x4.add(t2, f32x4.mul(y, column));
      column = v128.load(b3 + k);
      s3 = f32x4.add(s3, f32x4.mul(x, column));
      t3 = f32x4.add(t3, f32x4.mul(y, column));
    }
    f32.store(out, sumOf(s0));
    f32.store(out, sumOf(s1), 4);
    f32.store(out, sumOf(s2), 8);
    f32.store(out, sumOf(s3), 12);
    const below = out + outBytes;
    f32.store(below, sumOf(t0));
    f32.store(below, sumOf(t1), 4);
    f32.store(below, sumOf(t2), 8);
    f32.store(below, sumOf(t3), 12);
    b = b3 + rowBytes;
    out += VECTOR;
  }
  for (; j < rowsB; j++) {
    f32.store(out, dot(a, b, rowBytes));
    f32.store(out + outBytes, dot(second, b, rowBytes));
    b += rowBytes;
    out += FLOAT;
  }
}

/**
 * out (d × d) = mᵀ · m, with d = rowBytes / 4. Only entries on and right of the diagonal are sure to be
 * written. Single precision: give it a few hundred rows at a time.
 */
export function gram(m: usize, rows: i32, rowBytes: usize, out: usize): void {
  for (let i: usize = 0; i < rowBytes; i += VECTOR) {
    let j = i;
    for (; j + VECTOR < rowBytes; j += VECTOR << 1) {
      gramTile(m, rows, rowBytes, i, j, out);
    }
    if (j < rowBytes) gramEdge(m, rows, rowBytes, i, j, out);
  }
}

/** Four rows by eight columns of the products, from byte columns i and j on. */
function gramTile(m: usize, rows: i32, rowBytes: usize, i: usize, j: usize, out: usize): void {
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let a3 = f32x4.splat(0);
  let b0 = f32x4.splat(0);
  let b1 = f32x4.splat(0);
  let b2 = f32x4.splat(0);
  let b3 = f32x4.splat(0);
  let left = m + i;
  let right = m + j;
  for (let r = 0; r < rows; r++) {
    const p = v128.load(right);
    const q = v128.load(right, 16);
    let x = v128.load32_splat(left);
    a0 = f32x4.add(a0, f32x4.mul(x, p));
    b0 = f32x4.add(b0, f32x4.mul(x, q));
    x = v128.load32_splat(left, 4);
    a1 = f32x4.add(a1, f32x4.mul(x, p));
    b1 = f32x4.add(b1, f32x4.mul(x, q));
    x = v128.load32_splat(left, 8);
    a2 = f32x4.add(a2, f32x4.mul(x, p));
    b2 = f32x4.add(b2, f32x4.mul(x, q));
    x = v128.load32_splat(left, 12);
    a3 = f32x4.add(a3, f32x4.mul(x, p));
    b3 = f32x4.add(b3, f32x4.mul(x, q));
    left += rowBytes;
    right += rowBytes;
  }
  let to = out + (i >> 2) * rowBytes + j;
  v128.store(to, a0);
  v128.store(to, b0, 16);
  to += rowBytes;
  v128.store(to, a1);
  v128.store(to, b1, 16);
  to += rowBytes;
  v128.store(to, a2);
  v128.store(to, b2, 16);
  to += rowBytes;
  v128.store(to, a3);
  v128.store(to, b3, 16);
}

/** The last four columns where their number is odd in fours. */
function gramEdge(m: usize, rows: i32, rowBytes: usize, i: usize, j: usize, out: usize): void {
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let a3 = f32x4.splat(0);
  let left = m + i;
  let right = m + j;
  for (let r = 0; r < rows; r++) {
    const p = v128.load(right);
    a0 = f32x4.add(a0, f32x4.mul(v128.load32_splat(left), p));
    a1 = f32x4.add(a1, f32x4.mul(v128.load32_splat(left, 4), p));
    a2 = f32x4.add(a2, f32x4.mul(v128.load32_splat(left, 8), p));
    a3 = f32x4.add(a3, f32x4.mul(v128.load32_splat(left, 12), p));
    left += rowBytes;
    right += rowBytes;
  }
  const to = out + (i >> 2) * rowBytes + j;
  v128.store(to, a0);
  v128.store(to + rowBytes, a1);
  v128.store(to + (rowBytes << 1), a2);
  v128.store(to + (rowBytes << 1) + rowBytes, a3);
}

/** out (rows × n) = m (rows × d) · right (d × n), with d · 4 = rowBytes and n · 4 = rightBytes. */
export function multiply(
  m: usize,
  rows: i32,
  rowBytes: usize,
  right: usize,
  rightBytes: usize,
  out: usize,
): void {
  let r = 0;
  for (; r + 3 < rows; r += 4) {
    let c: usize = 0;
    for (; c + VECTOR < rightBytes; c += VECTOR << 1) {
      multiplyTile(m, rowBytes, right + c, rightBytes, out + c);
    }
    if (c < rightBytes) {
      for (let i: usize = 0; i < 4; i++) {
        multiplyEdge(m + i * rowBytes, rowBytes, right + c, rightBytes, out + i * rightBytes + c);
      }
    }
    m += rowBytes << 2;
    out += rightBytes << 2;
  }
  for (; r < rows; r++) {
    for (let c: usize = 0; c < rightBytes; c += VECTOR) {
      multiplyEdge(m, rowBytes, right + c, rightBytes, out + c);
    }
    m += rowBytes;
    out += rightBytes;
  }
}

/** Four rows by eight columns. */
function multiplyTile(
  m: usize,
  rowBytes: usize,
  right: usize,
  rightBytes: usize,
  out: usize,
): void {
  const m1 = m + rowBytes;
  const m2 = m1 + rowBytes;
  const m3 = m2 + rowBytes;
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let a2 = f32x4.splat(0);
  let a3 = f32x4.splat(0);
  let b0 = f32x4.splat(0);
  let b1 = f32x4.splat(0);
  let b2 = f32x4.splat(0);
  let b3 = f32x4.splat(0);
  for (let k: usize = 0; k < rowBytes; k += FLOAT) {
    const p = v128.load(right);
    const q = v128.load(right, 16);
    let x = v128.load32_splat(m + k);
    a0 = f32x4.add(a0, f32x4.mul(x, p));
    b0 = f32x4.add(b0, f32x4.mul(x, q));
    x = v128.load32_splat(m1 + k);
    a1 = f32x4.add(a1, f32x4.mul(x, p));
    b1 = f32x4.add(b1, f32x4.mul(x, q));
    x = v128.load32_splat(m2 + k);
    a2 = f32x4.add(a2, f32x4.mul(x, p));
    b2 = f32x4.add(b2, f32x4.mul(x, q));
    x = v128.load32_splat(m3 + k);
    a3 = f32x4.add(a3, f32x4.mul(x, p));
    b3 = f32x4.add(b3, f32x4.mul(x, q));
    right += rightBytes;
  }
  v128.store(out, a0);
  v128.store(out, b0, 16);
  out += rightBytes;
  v128.store(out, a1);
  v128.store(out, b1, 16);
  out += rightBytes;
  v128.store(out, a2);
  v128.store(out, b2, 16);
  out += rightBytes;
  v128.store(out, a3);
  v128.store(out, b3, 16);
}

/** One row by four columns. */
function multiplyEdge(
  m: usize,
  rowBytes: usize,
  right: usize,
  rightBytes: usize,
  out: usize,
): void {
  let sum = f32x4.splat(0);
  for (let k: usize = 0; k < rowBytes; k += FLOAT) {
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(m + k), v128.load(right)));
    right += rightBytes;
  }
  v128.store(out, sum);
}
