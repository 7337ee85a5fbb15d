/** Points of a plane: x and y of point i at 2 · i and 2 · i + 1. */
export type Plane = Float64Array;

/** The middle of points; those of `among`, or all. */
export function middleOf(points: Plane, among: readonly number[]): [x: number, y: number] {
  let [x, y] = [0, 0];
  for (const i of among) {
    x += points[2 * i]! / among.length;
    y += points[2 * i + 1]! / among.length;
  }
  return [x, y];
}

/** An angle of its own for the i-th of any number of points, spread evenly: i · 2π / φ². */
export const spreadAngle = (i: number): number => i * Math.PI * (3 - Math.sqrt(5));
