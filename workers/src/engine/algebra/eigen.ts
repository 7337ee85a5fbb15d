/** Eigenvalues in falling order; `vectors[j · n … ]` is the unit eigenvector of `values[j]`. */
export interface Eigen {
  values: Float64Array;
  vectors: Float64Array;
}

/** A tridiagonal symmetric matrix and the rotation Q that led to it, both n wide. */
interface Tridiagonal {
  diagonal: Float64Array;
  /** beside[i] couples i and i + 1; the last entry is 0. */
  beside: Float64Array;
  /** Row i is the i-th column of Q. */
  basis: Float64Array;
}

/**
 * All eigenvalues and eigenvectors of a symmetric matrix: Householder reflections to tridiagonal
 * form, then implicit QL steps with Wilkinson's shift.
 * @param matrix n × n, row-major, symmetric; not changed.
 * @see Golub & Van Loan, Matrix Computations, 4th ed., sections 8.3.1 and 8.3.3.
 */
export function symmetricEigen(matrix: Float64Array, n: number): Eigen {
  const tri = tridiagonalize(Float64Array.from(matrix), n);
  for (let i = 0; i < n; i++) diagonalizeFrom(tri, i, n);
  const order = Array.from(tri.diagonal.keys()).sort((a, b) => tri.diagonal[b]! - tri.diagonal[a]!);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    vectors.set(tri.basis.subarray(from * n, from * n + n), to * n);
  });
  return { values: Float64Array.from(order, (i) => tri.diagonal[i]!), vectors };
}

/** A ← H·A·H for each reflection H = I − 2vvᵀ that clears a column below the subdiagonal. */
function tridiagonalize(a: Float64Array, n: number): Tridiagonal {
  const reflections: Float64Array[] = [];
  const beside = new Float64Array(n);
  for (let k = 0; k + 1 < n; k++) {
    const v = reflection(a, n, k);
    reflections.push(v.vector);
    beside[k] = v.length;
    if (v.vector.length > 0) reflectBothSides(a, n, k + 1, v.vector);
  }
  const diagonal = Float64Array.from({ length: n }, (_, i) => a[i * n + i]!);
  return { diagonal, beside, basis: accumulate(reflections, n) };
}

/** The unit vector v whose reflection sends column k below the diagonal to (length, 0, 0, …). */
function reflection(a: Float64Array, n: number, k: number) {
  const size = n - k - 1;
  const vector = Float64Array.from({ length: size }, (_, i) => a[(k + 1 + i) * n + k]!);
  let tail = 0;
  for (let i = 1; i < size; i++) tail += vector[i]! ** 2;
  if (tail < 1e-300) return { vector: new Float64Array(0), length: vector[0]! };
  const norm = Math.sqrt(vector[0]! ** 2 + tail);
  const length = vector[0]! > 0 ? -norm : norm;
  vector[0]! -= length;
  const scale = 1 / Math.sqrt(vector[0]! ** 2 + tail);
  for (let i = 0; i < size; i++) vector[i]! *= scale;
  return { vector, length };
}

/** The trailing block from `first` becomes B − 2vwᵀ − 2wvᵀ with w = Bv − (vᵀBv)v. */
function reflectBothSides(a: Float64Array, n: number, first: number, v: Float64Array) {
  const size = v.length;
  const w = new Float64Array(size);
  let along = 0;
  for (let i = 0; i < size; i++) {
    const row = (first + i) * n + first;
    let sum = 0;
    for (let j = 0; j < size; j++) sum += a[row + j]! * v[j]!;
    w[i] = sum;
    along += sum * v[i]!;
  }
  for (let i = 0; i < size; i++) w[i]! -= along * v[i]!;
  for (let i = 0; i < size; i++) {
    const row = (first + i) * n + first;
    const vi = 2 * v[i]!;
    const wi = 2 * w[i]!;
    for (let j = 0; j < size; j++) a[row + j]! -= vi * w[j]! + wi * v[j]!;
  }
}

/** Q = H₀H₁…, with column i of Q in row i; each reflection touches the entries after its own. */
function accumulate(reflections: readonly Float64Array[], n: number): Float64Array {
  const basis = new Float64Array(n * n);
  for (let i = 0; i < n; i++) basis[i * n + i] = 1;
  for (let k = reflections.length - 1; k >= 0; k--) {
    const v = reflections[k]!;
    for (let row = k + 1; row < n && v.length > 0; row++) {
      const at = row * n + k + 1;
      let sum = 0;
      for (let j = 0; j < v.length; j++) sum += basis[at + j]! * v[j]!;
      for (let j = 0; j < v.length; j++) basis[at + j]! -= 2 * sum * v[j]!;
    }
  }
  return basis;
}

/** QL steps until entry `start` of the diagonal stands alone. */
function diagonalizeFrom(tri: Tridiagonal, start: number, n: number) {
  for (let round = 0; round < 80; round++) {
    const end = decoupledAfter(tri, start, n);
    if (end === start) return;
    qlStep(tri, start, end, n);
  }
}

/** The first index from `start` on whose coupling to the next is negligible. */
function decoupledAfter({ diagonal, beside }: Tridiagonal, start: number, n: number): number {
  for (let m = start; m + 1 < n; m++) {
    const size = Math.abs(diagonal[m]!) + Math.abs(diagonal[m + 1]!);
    if (Math.abs(beside[m]!) <= Number.EPSILON * size) return m;
    if (size === 0 && beside[m] === 0) return m;
  }
  return n - 1;
}

/** One implicit QL sweep from `end` up to `start`: a bulge is chased by Givens rotations. */
function qlStep({ diagonal, beside, basis }: Tridiagonal, start: number, end: number, n: number) {
  const half = (diagonal[start + 1]! - diagonal[start]!) / (2 * beside[start]!);
  const root = Math.hypot(half, 1);
  let g = diagonal[end]! - diagonal[start]! + beside[start]! / (half + (half < 0 ? -root : root));
  let sine = 1;
  let cosine = 1;
  let carried = 0;
  for (let i = end - 1; i >= start; i--) {
    const f = sine * beside[i]!;
    const b = cosine * beside[i]!;
    const r = Math.hypot(f, g);
    beside[i + 1] = r;
    if (r === 0) {
      diagonal[i + 1]! -= carried;
      beside[end] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    const shifted = diagonal[i + 1]! - carried;
    const turned = (diagonal[i]! - shifted) * sine + 2 * cosine * b;
    carried = sine * turned;
    diagonal[i + 1] = shifted + carried;
    g = cosine * turned - b;
    rotateRows(basis, i * n, (i + 1) * n, n, cosine, sine);
  }
  diagonal[start]! -= carried;
  beside[start] = g;
  beside[end] = 0;
}

function rotateRows(m: Float64Array, low: number, high: number, n: number, c: number, s: number) {
  for (let k = 0; k < n; k++) {
    const upper = m[high + k]!;
    const lower = m[low + k]!;
    m[high + k] = s * lower + c * upper;
    m[low + k] = c * lower - s * upper;
  }
}
