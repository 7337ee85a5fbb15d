import { symmetricEigen } from '../algebra/eigen.ts';
import type { Plane } from './plane.ts';

/**
 * The two directions along which rows differ most: of the rows less their mean, C, the coordinates C·v
 * along the first two eigenvectors v of CᵀC; or, where that is the smaller matrix, the first two
 * eigenvectors of C·Cᵀ times the roots of their eigenvalues, which are the same numbers. No other plane
 * keeps distances between these rows better: this is classical scaling of Euclidean distances.
 * @param rows n × width, row-major.
 * @returns n points. Each direction is turned so that its largest coordinate is positive.
 * @see Gower 1966, https://doi.org/10.1093/biomet/53.3-4.325.
 */
export function principalPlane(rows: Float32Array, n: number, width: number): Plane {
  const centred = centre(rows, n, width);
  const coordinates = n <= width ? fromGram : fromScatter;
  const points = new Float64Array(2 * n);
  coordinates(centred, n, width).forEach((axis, a) => {
    const sign =
      axis.reduce((most, v) => (Math.abs(v) > Math.abs(most) ? v : most), 0) < 0 ? -1 : 1;
    axis.forEach((value, i) => (points[2 * i + a] = sign * value));
  });
  return points;
}

function centre(rows: Float32Array, n: number, width: number): Float64Array {
  const out = Float64Array.from(rows);
  for (let k = 0; k < width; k++) {
    let mean = 0;
    for (let i = 0; i < n; i++) mean += rows[i * width + k]! / n;
    for (let i = 0; i < n; i++) out[i * width + k]! -= mean;
  }
  return out;
}

function fromGram(centred: Float64Array, n: number, width: number): Float64Array[] {
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += centred[i * width + k]! * centred[j * width + k]!;
      gram[i * n + j] = gram[j * n + i] = sum;
    }
  }
  const { values, vectors } = symmetricEigen(gram, n);
  return [0, 1]
    .filter((axis) => axis < n)
    .map((axis) => {
      const root = Math.sqrt(Math.max(0, values[axis]!));
      return vectors.slice(axis * n, (axis + 1) * n).map((value) => value * root);
    });
}

function fromScatter(centred: Float64Array, n: number, width: number): Float64Array[] {
  const scatter = new Float64Array(width * width);
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < width; a++) {
      const value = centred[i * width + a]!;
      for (let b = 0; b < width; b++) scatter[a * width + b]! += value * centred[i * width + b]!;
    }
  }
  const { vectors } = symmetricEigen(scatter, width);
  return [0, 1]
    .filter((axis) => axis < width)
    .map((axis) =>
      Float64Array.from({ length: n }, (_, i) => {
        let sum = 0;
        for (let k = 0; k < width; k++) {
          sum += centred[i * width + k]! * vectors[axis * width + k]!;
        }
        return sum;
      }),
    );
}
