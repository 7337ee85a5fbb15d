import type { Rate } from '@vocero/api/contract/rate';

export interface PlotSize {
  width: number;
  height: number;
  /** Room on the left for the numbers of the axis, and below. */
  left: number;
  bottom: number;
}

export interface RatePoint {
  x: number;
  y: number;
  /** Ends of the range: the upper one lies higher, at the smaller number. */
  low: number;
  high: number;
}

/**
 * Where the shares of some weeks stand, from 0 at the floor to 1 at the top of the plot.
 * @returns one point a week, in the plot's units; null where a week has too few to tell.
 */
export function ratePoints(rates: readonly Rate[], plot: PlotSize): (RatePoint | null)[] {
  const floor = plot.height - plot.bottom;
  const slot = (plot.width - plot.left) / Math.max(1, rates.length);
  const at = (share: number) => floor - share * floor;
  return rates.map(({ share, low, high }, week) =>
    share === null || low === null || high === null
      ? null
      : { x: plot.left + (week + 0.5) * slot, y: at(share), low: at(low), high: at(high) },
  );
}

/** The line through neighbouring weeks, broken where one is missing, as an SVG path. */
export function ratePath(points: readonly (RatePoint | null)[]): string {
  return points
    .map((point, week) => (point ? `${points[week - 1] ? 'L' : 'M'}${point.x} ${point.y}` : ''))
    .join('');
}
