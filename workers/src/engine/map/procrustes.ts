import { middleOf, type Plane } from './plane.ts';

/** Where a point is wanted, as a place in the plane. */
export interface Anchor {
  point: number;
  x: number;
  y: number;
}

/**
 * Shifts, turns and, where that fits better, mirrors points so that the anchored ones come as near to
 * their places as can be; distances between points stay. With both sets centred, A = Σ aᵀp:
 *     rotation by atan2(A₁₂ − A₂₁, A₁₁ + A₂₂) gains |(A₁₁ + A₂₂, A₁₂ − A₂₁)|,
 *     mirroring and rotation by atan2(A₁₂ + A₂₁, A₁₁ − A₂₂) gains |(A₁₁ − A₂₂, A₁₂ + A₂₁)|.
 * @returns new points; the same ones shifted when there are fewer than two anchors.
 * @see Schönemann 1966, https://doi.org/10.1007/BF02289451, worked out for two dimensions.
 */
export function alignTo(points: Plane, anchors: readonly Anchor[]): Plane {
  if (anchors.length === 0) return points.slice();
  const among = anchors.map(({ point }) => point);
  const [mx, my] = middleOf(points, among);
  const places = Float64Array.from(anchors.flatMap(({ x, y }) => [x, y]));
  const [ax, ay] = middleOf(places, [...anchors.keys()]);
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  anchors.forEach(({ point, x, y }) => {
    const [px, py] = [points[2 * point]! - mx, points[2 * point + 1]! - my];
    xx += px * (x - ax);
    xy += px * (y - ay);
    yx += py * (x - ax);
    yy += py * (y - ay);
  });
  const turned = Math.hypot(xx + yy, xy - yx);
  const mirrored = Math.hypot(xx - yy, xy + yx);
  const flip = mirrored > turned ? -1 : 1;
  const angle = flip < 0 ? Math.atan2(xy + yx, xx - yy) : Math.atan2(xy - yx, xx + yy);
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const out = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]! - mx, flip * (points[i + 1]! - my)];
    out[i] = cosine * x - sine * y + ax;
    out[i + 1] = sine * x + cosine * y + ay;
  }
  return out;
}
