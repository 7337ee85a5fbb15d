import type { Circle, Frame } from '../map/lay-out-circles.ts';
import type { Worths } from './quadrant-of.ts';

/** What is to be drawn: where it belongs and how much it weighs (comments). */
export interface Weighed extends Worths {
  id: string;
  weight: number;
}

/** Pixels between the rim of the picture and its scales. */
const pad = 10;
/** Rings of places that are tried around the one where a circle belongs. */
const rings = 24;
const leastGap = 2;
/** Pixels between two circles where there is room: among few, enough for a label. */
const gapAmong = (n: number) => (n <= 20 ? 22 : n <= 60 ? 8 : leastGap);

/**
 * Circles whose areas grow with their weights, each as near as there is room to where it belongs and in
 * the same quadrant. The heaviest choose first, then the smaller ids: the same points, the same picture.
 * Where no place is free, a circle stands where it belongs, above others.
 */
export function placeApart(points: readonly Weighed[], frame: Frame): Circle[] {
  const most = Math.max(1, ...points.map(({ weight }) => weight));
  const largest = Math.min(frame.width, frame.height) / 16;
  const smallest = Math.min(6, largest);
  const gaps = [gapAmong(points.length), leastGap];
  const placed: Circle[] = [];
  for (const { id, weight, ...place } of points.toSorted(heaviestFirst)) {
    const r = smallest + (largest - smallest) * Math.sqrt(weight / most);
    const room = roomOf(place, r, frame);
    const home = within(spotOf(place, frame), room);
    const around = placesAround(home, r, room);
    const free = gaps
      .map((gap) => around.find((spot) => isFree({ ...spot, r: r + gap }, placed)))
      .find((spot) => spot !== undefined);
    placed.push({ id, ...(free ?? home), r });
  }
  return placed;
}

const heaviestFirst = (a: Weighed, b: Weighed) => b.weight - a.weight || (a.id < b.id ? -1 : 1);

interface Spot {
  x: number;
  y: number;
}

/** Where a worth lies in the picture: the customer's from below to the top, ours from left to right. */
export const spotOf = ({ x, y }: Worths, { width, height }: Frame): Spot => ({
  x: pad + ((x + 2) / 4) * (width - 2 * pad),
  y: height - pad - ((y + 2) / 4) * (height - 2 * pad),
});

interface Room {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A circle crosses no line that its point does not lie on, nor the rim. */
function roomOf({ x, y }: Worths, r: number, { width, height }: Frame): Room {
  return {
    left: (x > 0 ? width / 2 : 0) + r + 1,
    right: (x < 0 ? width / 2 : width) - r - 1,
    top: (y < 0 ? height / 2 : 0) + r + 1,
    bottom: (y > 0 ? height / 2 : height) - r - 1,
  };
}

const within = ({ x, y }: Spot, { left, right, top, bottom }: Room): Spot => ({
  x: Math.min(Math.max(x, left), right),
  y: Math.min(Math.max(y, top), bottom),
});

/** The place itself, then those on ever wider rings around it, as far as they lie in the room. */
function placesAround(home: Spot, r: number, room: Room): Spot[] {
  const spots = [home];
  for (let ring = 1; ring <= rings; ring++) {
    for (let at = 0; at < 6 * ring; at++) {
      const angle = (at / (6 * ring)) * 2 * Math.PI;
      const x = home.x + ring * r * Math.cos(angle);
      const y = home.y + ring * r * Math.sin(angle);
      const isIn = x >= room.left && x <= room.right && y >= room.top && y <= room.bottom;
      if (isIn) spots.push({ x, y });
    }
  }
  return spots;
}

const isFree = ({ x, y, r }: Spot & { r: number }, placed: readonly Circle[]) =>
  placed.every((other) => Math.hypot(x - other.x, y - other.y) >= r + other.r);
