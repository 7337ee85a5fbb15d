import type { Circle, Frame } from './lay-out-circles.ts';
import { wrapWords } from './wrap-words.ts';

/** Words in the picture; `y` is the middle of their first line. */
export interface Label {
  id: string;
  lines: readonly string[];
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Lettering {
  /** Pixels that words take in one line. */
  widthOf: (words: string) => number;
  lineHeight: number;
}

const widest = 132;
const mostLines = 2;
const apart = 4;

/**
 * So many of the largest are named even where the words must cover other circles: none in a picture as
 * small as a telephone's, where it would not be clear whose name it is.
 */
const named = ({ width, height }: Frame) =>
  Math.max(0, Math.min(12, Math.floor((width * height - 100_000) / 20_000)));

/**
 * Labels for as many circles as there is room for, the largest first: inside where it fits, else below,
 * above, right, left or at a corner. No label covers another one or the rim of the picture; only those
 * of the very largest may cover other circles.
 * @param circles each with the words of its label.
 */
export function placeLabels(
  circles: readonly (Circle & { words: string })[],
  frame: Frame,
  lettering: Lettering,
): Label[] {
  const taken: Box[] = [];
  const labels: Label[] = [];
  const byArea = circles.toSorted((a, b) => b.r - a.r);
  for (const [rank, circle] of byArea.entries()) {
    const free = candidatesFor(circle, frame, lettering).filter(
      ({ box }) => isInFrame(box, frame) && !taken.some((other) => overlaps(box, other)),
    );
    const clear = free.find(
      ({ box, inside }) =>
        inside || !circles.some((other) => other.id !== circle.id && touches(box, other)),
    );
    const place = clear ?? (rank < named(frame) ? free[0] : undefined);
    if (!place) continue;
    taken.push(place.box);
    labels.push(place.label);
  }
  return labels;
}

interface Candidate {
  label: Label;
  box: Box;
  inside: boolean;
}

function candidatesFor(
  circle: Circle & { words: string },
  frame: Frame,
  { widthOf, lineHeight }: Lettering,
): Candidate[] {
  const { id, words, x, y, r } = circle;
  const made: Candidate[] = [];
  const add = (
    lines: readonly string[],
    anchor: Label['anchor'],
    at: { x: number; top: number; inside?: boolean },
  ) => {
    const width = Math.max(...lines.map(widthOf));
    const left = at.x - { start: 0, middle: width / 2, end: width }[anchor];
    const bottom = at.top + lines.length * lineHeight;
    made.push({
      label: { id, lines, x: at.x, y: at.top + lineHeight / 2, anchor },
      box: { left, top: at.top, right: left + width, bottom },
      inside: at.inside ?? false,
    });
  };

  const within = linesWithin(words, r, { widthOf, lineHeight });
  if (within) add(within, 'middle', { x, top: y - (within.length * lineHeight) / 2, inside: true });
  const lines = wrapWords(words, { widthOf, width: widest, lines: mostLines });
  const height = lines.length * lineHeight;
  // Near the rim of the picture they are moved inwards as far as the circle reaches.
  const half = Math.max(...lines.map(widthOf)) / 2;
  const inFrame = Math.min(Math.max(x, half), frame.width - half);
  const middle = Math.abs(inFrame - x) <= r ? inFrame : x;
  add(lines, 'middle', { x: middle, top: y + r + apart / 2 });
  add(lines, 'middle', { x: middle, top: y - r - apart / 2 - height });
  add(lines, 'start', { x: x + r + apart, top: y - height / 2 });
  add(lines, 'end', { x: x - r - apart, top: y - height / 2 });
  // Beside the circle's lower and upper half.
  const corner = 0.7 * r;
  add(lines, 'start', { x: x + corner + apart, top: y + corner });
  add(lines, 'end', { x: x - corner - apart, top: y + corner });
  add(lines, 'start', { x: x + corner + apart, top: y - corner - height });
  add(lines, 'end', { x: x - corner - apart, top: y - corner - height });
  return made;
}

/** The words in up to three lines whose corners lie in a circle; null when they do not fit whole. */
function linesWithin(words: string, r: number, lettering: Lettering): string[] | null {
  const { widthOf, lineHeight } = lettering;
  for (const count of [1, 2, 3]) {
    const halfHeight = (count * lineHeight) / 2;
    if (halfHeight >= r) return null;
    const width = 2 * Math.sqrt(r ** 2 - halfHeight ** 2) - apart;
    const lines = wrapWords(words, { widthOf, width, lines: count });
    const isWhole = lines.join(' ') === words && lines.every((line) => widthOf(line) <= width);
    if (isWhole) return lines;
  }
  return null;
}

const isInFrame = ({ left, top, right, bottom }: Box, { width, height }: Frame) =>
  left >= 0 && top >= 0 && right <= width && bottom <= height;

const overlaps = (a: Box, b: Box) =>
  a.left < b.right + apart && b.left < a.right + apart && a.top < b.bottom && b.top < a.bottom;

function touches(box: Box, { x, y, r }: Circle): boolean {
  const dx = Math.max(box.left - x, 0, x - box.right);
  const dy = Math.max(box.top - y, 0, y - box.bottom);
  return Math.hypot(dx, dy) < r;
}
