import type { PromisePoint } from '@vocero/api/contract/promise-report';

export interface PlotFrame {
  width: number;
  height: number;
  left: number;
  bottom: number;
  top: number;
  right: number;
}

export interface PlotDot {
  x: number;
  y: number;
  /** How many promises are on this spot. */
  n: number;
  isLate: boolean;
  isThin: boolean;
}

/** The days that both axes go to: one more than the most that was promised or taken, 5 at least. */
export const daysShown = (points: readonly Pick<PromisePoint, 'promised' | 'actual'>[]) =>
  points.reduce((most, { promised, actual }) => Math.max(most, promised + 1, actual + 1), 5);

export const xOf = (days: number, most: number, { width, left, right }: PlotFrame) =>
  left + (days / most) * (width - left - right);
export const yOf = (days: number, most: number, { height, bottom, top }: PlotFrame) =>
  height - bottom - (days / most) * (height - bottom - top);

/** A dot for each pair of days, drawn once: promised goes to the right, what it took goes up. */
export function plotDots(points: readonly PromisePoint[], frame: PlotFrame): PlotDot[] {
  const most = daysShown(points);
  const spots = new Map<string, PlotDot>();
  for (const { promised, actual, isThin } of points) {
    const name = `${promised} ${actual} ${isThin}`;
    const known = spots.get(name);
    if (known) known.n += 1;
    else {
      const [x, y] = [xOf(promised, most, frame), yOf(actual, most, frame)];
      spots.set(name, { x, y, n: 1, isLate: actual > promised, isThin });
    }
  }
  return [...spots.values()];
}

/** A dot's area goes with how many promises it stands for. */
export const radiusOf = (n: number) => Math.min(12, 3.5 * Math.sqrt(n));

/** So many days apart lie the lines of the axes: five lines or fewer. */
export function tickDays(most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find((days) => most / days <= 5) ?? 200;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
}
