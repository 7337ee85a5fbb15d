export interface Dot {
  id: string;
  /** Where it lies in the picture, 0 to 1 from the left and from the top. */
  x: number;
  y: number;
  /** What its area stands for: comments. */
  size: number;
}

/** A theme in the picture, in pixels. */
export interface Circle {
  id: string;
  x: number;
  y: number;
  r: number;
}

export interface Frame {
  width: number;
  height: number;
}

/** Share of the picture that the circles cover together. */
const covered = 0.16;
/** The largest circle's radius against the shorter side of the picture. */
const largest = 0.17;
/** Radius of a circle that is easy to hit, in pixels; many circles must make do with less. */
const easy = 12;
/** Pixels between two circles: among few, room for a label. */
const gapAmong = (n: number) => (n <= 20 ? 28 : n <= 60 ? 12 : 5);
const rim = 5;
const rounds = 80;

/**
 * Circles whose areas grow with their sizes, where the dots lie, moved apart just so far that none
 * covers another. The order and the numbers of the dots alone decide: the same dots, the same picture.
 */
export function layOutCircles(dots: readonly Dot[], frame: Frame): Circle[] {
  const radii = radiiOf(dots, frame);
  const circles = dots.map(({ id, x, y }, at) => {
    const r = radii[at]!;
    const room = r + rim;
    return {
      id,
      x: room + x * Math.max(0, frame.width - 2 * room),
      y: room + y * Math.max(0, frame.height - 2 * room),
      r,
    };
  });
  const gap = gapAmong(dots.length);
  for (let round = 0; round < rounds; round++) if (!moveApart(circles, frame, gap)) break;
  return circles;
}

function radiiOf(dots: readonly Dot[], { width, height }: Frame): number[] {
  const all = dots.reduce((sum, { size }) => sum + Math.max(1, size), 0);
  const area = covered * width * height;
  const most = largest * Math.min(width, height);
  const least = Math.min(easy, 0.8 * Math.sqrt(area / (Math.PI * Math.max(1, dots.length))));
  return dots.map(({ size }) => {
    const fair = Math.sqrt((area * Math.max(1, size)) / (Math.PI * all));
    return Math.min(most, Math.max(least, fair));
  });
}

/** One round over all pairs; the smaller of two gives way further. False when none overlapped. */
function moveApart(circles: Circle[], frame: Frame, gap: number): boolean {
  let moved = false;
  for (let i = 0; i < circles.length; i++) {
    for (let j = i + 1; j < circles.length; j++) {
      if (part(circles[i]!, circles[j]!, { gap, turn: i + j })) moved = true;
    }
  }
  for (const circle of circles) keepInside(circle, frame);
  return moved;
}

function part(one: Circle, other: Circle, { gap, turn }: { gap: number; turn: number }): boolean {
  const wanted = one.r + other.r + gap;
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const distance = Math.hypot(dx, dy);
  if (distance >= wanted - 0.01) return false;
  // On one spot there is no direction between them: each pair takes another one.
  const [towardsX, towardsY] =
    distance < 0.01 ? [Math.cos(turn * 2.4), Math.sin(turn * 2.4)] : [dx / distance, dy / distance];
  const overlap = wanted - distance;
  // By their areas, which may be nothing in a picture without width.
  const [area, otherArea] = [one.r ** 2 + 1, other.r ** 2 + 1];
  const give = (overlap * otherArea) / (area + otherArea);
  one.x -= towardsX * give;
  one.y -= towardsY * give;
  other.x += towardsX * (overlap - give);
  other.y += towardsY * (overlap - give);
  return true;
}

function keepInside(circle: Circle, { width, height }: Frame): void {
  const room = circle.r + rim;
  circle.x = Math.max(room, Math.min(width - room, circle.x));
  circle.y = Math.max(room, Math.min(height - room, circle.y));
}
