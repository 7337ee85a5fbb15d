export interface TrendWeek {
  /** First day of the week, `2026-03-02`. */
  start: string;
  count: number;
  /** Comments of the whole organisation in that week. */
  all: number;
}

export interface Plot {
  width: number;
  height: number;
  /** Room on the left for the numbers of the axis, and below for the months. */
  left: number;
  bottom: number;
}

/**
 * Round values for an axis that starts at zero: 3 to 6 of them, steps of 1, 2 or 5 times a power
 * of ten, never below 1 because half a comment does not exist.
 * @param top the largest value to show, ≥ 0.
 * @returns the values from 0 to the first one at or above `top`.
 */
export function axisTicks(top: number): number[] {
  const rough = Math.max(1, top) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power);
  const count = Math.max(1, Math.ceil(top / step));
  return Array.from({ length: count + 1 }, (_, tick) => tick * step);
}

/**
 * Left edge and width of each week's bar, and its height in the same units, floor at the bottom.
 * @param top the value at the upper edge.
 */
export function trendBars(weeks: readonly TrendWeek[], plot: Plot, top: number) {
  const floor = plot.height - plot.bottom;
  const slot = (plot.width - plot.left) / Math.max(1, weeks.length);
  return weeks.map((week, at) => {
    const height = (week.count / top) * floor;
    return { x: plot.left + at * slot, width: slot, y: floor - height, height };
  });
}

/** A line over the weeks as SVG draws it, level within each; it has gaps where there is no value. */
export function stepPath(values: readonly (number | null)[], plot: Plot, top: number): string {
  const floor = plot.height - plot.bottom;
  const slot = (plot.width - plot.left) / Math.max(1, values.length);
  return values
    .flatMap((value, at) => {
      if (value === null) return [];
      const y = floor - (value / top) * floor;
      const begin = at > 0 && values[at - 1] !== null ? 'L' : 'M';
      const x = plot.left + at * slot;
      return [`${begin}${x} ${y}H${x + slot}`];
    })
    .join('');
}

/**
 * Names for lines that stand side by side: those too near to each other to be told apart share one,
 * such as "3–5", at the place of the first.
 * @param places of the lines numbered from 1, from left to right.
 */
export function lineNames(places: readonly number[], least: number): { x: number; name: string }[] {
  const groups: { x: number; first: number; last: number }[] = [];
  places.forEach((x, at) => {
    const group = groups.at(-1);
    if (group && x - group.x < least) group.last = at + 1;
    else groups.push({ x, first: at + 1, last: at + 1 });
  });
  return groups.map(({ x, first, last }) => ({
    x,
    name: first === last ? `${first}` : `${first}–${last}`,
  }));
}

/** Where an instant falls along the weeks, in the plot's units; null when outside of them. */
export function instantAt(at: string, weeks: readonly TrendWeek[], plot: Plot): number | null {
  const first = weeks[0];
  if (!first) return null;
  const week = (Date.parse(at) - Date.parse(first.start)) / (7 * 86_400_000);
  if (week < 0 || week > weeks.length) return null;
  return plot.left + (week * (plot.width - plot.left)) / weeks.length;
}

/** Weeks in which a month begins: where the axis below names it. */
export const monthStarts = (weeks: readonly TrendWeek[]): number[] =>
  weeks.flatMap((week, at) => {
    const before = weeks[at - 1];
    return before && before.start.slice(0, 7) !== week.start.slice(0, 7) ? [at] : [];
  });

/** The week under a horizontal position, kept within the weeks there are. */
export function weekAt(x: number, weeks: number, plot: Plot): number {
  const slot = (plot.width - plot.left) / Math.max(1, weeks);
  return Math.min(weeks - 1, Math.max(0, Math.floor((x - plot.left) / slot)));
}
