import { spreadAngle } from './plane.ts';

export interface Circle {
  x: number;
  y: number;
  radius: number;
}

const ROUNDS = 150;
/** Between two circles, as a share of the square's side. */
const GAP = 0.004;
/** Circles that cover more of the square than this cannot be moved apart in it. */
const MOST_COVERED = 0.5;

const areaOf = (circles: readonly Circle[]) =>
  circles.reduce((sum, { radius }) => sum + Math.PI * radius ** 2, 0);

/**
 * Moves circles apart until none covers another, each as little as can be and small ones rather than
 * large ones, and keeps them inside the square from 0 to 1. Where there is no room for all, all shrink.
 * @returns new circles in the same order.
 */
export function separateCircles(circles: readonly Circle[]): Circle[] {
  const shrink = Math.min(1, Math.sqrt(MOST_COVERED / (areaOf(circles) || 1)));
  const moved = circles.map((circle) => ({ ...circle, radius: circle.radius * shrink }));
  for (let round = 0; round < ROUNDS && pushApart(moved); round++) moved.forEach(keepInside);
  moved.forEach(keepInside);
  const factor = roomLeft(moved);
  return moved.map((circle) => ({ ...circle, radius: circle.radius * factor }));
}

/** One push for each pair that overlaps; says whether there was any. */
function pushApart(circles: Circle[]): boolean {
  let pushed = false;
  forNearPairs(circles, (a, b, i) => {
    const needed = a.radius + b.radius + GAP;
    let [dx, dy] = [b.x - a.x, b.y - a.y];
    let length = Math.hypot(dx, dy);
    if (length >= needed - 1e-6) return;
    const overlap = needed - length;
    if (length < 1e-9) {
      [dx, dy, length] = [Math.cos(spreadAngle(i)), Math.sin(spreadAngle(i)), 1];
    }
    const share = b.radius ** 2 / (a.radius ** 2 + b.radius ** 2 || 1);
    const [ux, uy] = [(overlap * dx) / length, (overlap * dy) / length];
    a.x -= ux * share;
    a.y -= uy * share;
    b.x += ux * (1 - share);
    b.y += uy * (1 - share);
    pushed = true;
  });
  return pushed;
}

function keepInside(circle: Circle) {
  circle.x = Math.min(1 - circle.radius, Math.max(circle.radius, circle.x));
  circle.y = Math.min(1 - circle.radius, Math.max(circle.radius, circle.y));
}

/** The factor, at most 1, by which radii must shrink so that no two circles overlap. */
function roomLeft(circles: Circle[]): number {
  let factor = 1;
  forNearPairs(circles, (a, b) => {
    const sum = a.radius + b.radius;
    if (sum > 0) factor = Math.min(factor, Math.hypot(a.x - b.x, a.y - b.y) / sum);
  });
  return factor;
}

/** Visits the pairs that are near enough along x to touch, from left to right. */
function forNearPairs(
  circles: readonly Circle[],
  visit: (a: Circle, b: Circle, i: number) => void,
): void {
  const order = Array.from(circles.keys()).sort((a, b) => circles[a]!.x - circles[b]!.x || a - b);
  const widest = circles.reduce((most, { radius }) => Math.max(most, radius), 0);
  for (let p = 0; p < order.length; p++) {
    const a = circles[order[p]!]!;
    const edge = a.x + a.radius + widest + GAP;
    for (let q = p + 1; q < order.length; q++) {
      const b = circles[order[q]!]!;
      if (b.x > edge) break;
      visit(a, b, order[q]!);
    }
  }
}
