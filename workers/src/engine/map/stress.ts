import { spreadAngle, type Plane } from './plane.ts';

/** Distances between n things, n × n, row-major, symmetric, with zeros on the diagonal. */
export interface Distances {
  n: number;
  values: Float32Array;
}

/** A distance below this counts as this: its weight would be without bound. */
const LEAST_DISTANCE = 0.05;

/** A round in which no point moves further is the last. */
const STILL = 1e-4;

const weightOf = (distance: number) => 1 / Math.max(distance, LEAST_DISTANCE);

/**
 * Moves points so that they lie as far apart as things are: lowers the stress
 *     Σ w[i][j] · (|p[i] − p[j]| − d[i][j])², w = 1 / d,
 * by majorisation, one point at a time,
 *     p[i] ← Σ_j w · (p[j] + d · (p[i] − p[j]) / |p[i] − p[j]|) / Σ_j w.
 * No step raises the stress. These weights make an error count by its size and by its share alike;
 * heavier ones let the few near pairs pull a map apart that cannot hold all of them.
 * @param points changed in place.
 * @see Gansner, Koren & North 2004, https://doi.org/10.1007/978-3-540-31843-9_25, section 2.3.
 */
export function lowerStress(points: Plane, { n, values }: Distances, rounds: number): void {
  const weights = values.map(weightOf);
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let i = 0; i < n; i++) {
      moved = Math.max(moved, movePoint(points, i, { n, values }, weights));
    }
    if (moved < STILL) return;
  }
}

/** Returns how far it moved. */
function movePoint(
  points: Plane,
  i: number,
  { n, values }: Distances,
  weights: Float32Array,
): number {
  const [px, py] = [points[2 * i]!, points[2 * i + 1]!];
  let [x, y, total] = [0, 0, 0];
  for (let j = 0; j < n; j++) {
    if (j === i) continue;
    const weight = weights[i * n + j]!;
    const wanted = values[i * n + j]!;
    const [qx, qy] = [points[2 * j]!, points[2 * j + 1]!];
    let [dx, dy] = [px - qx, py - qy];
    let length = Math.sqrt(dx * dx + dy * dy);
    if (length < 1e-9) {
      // Two points in one place: each leaves in a direction of its own.
      [dx, dy] = [Math.cos(spreadAngle(i)), Math.sin(spreadAngle(i))];
      length = 1;
    }
    x += weight * (qx + (wanted * dx) / length);
    y += weight * (qy + (wanted * dy) / length);
    total += weight;
  }
  if (total === 0) return 0;
  [points[2 * i], points[2 * i + 1]] = [x / total, y / total];
  return Math.hypot(x / total - px, y / total - py);
}

/** The weighted stress of points, see above: 0 when every distance is as it should be. */
export function stressOf(points: Plane, { n, values }: Distances): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const wanted = values[i * n + j]!;
      const length = Math.hypot(
        points[2 * i]! - points[2 * j]!,
        points[2 * i + 1]! - points[2 * j + 1]!,
      );
      sum += weightOf(wanted) * (length - wanted) ** 2;
    }
  }
  return sum;
}
