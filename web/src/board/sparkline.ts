/**
 * Points of a line through weekly counts, for an SVG polyline.
 * The line runs from the left to the right edge; the floor is zero, the top is the largest count
 * but at least 4, so that one comment does not look like a mountain.
 * @param weeks counts ≥ 0, oldest first.
 * @param size of the drawing in its own units.
 * @returns `"x,y x,y …"`, y growing downwards; empty for fewer than two weeks.
 */
export function sparkline(weeks: readonly number[], size: { width: number; height: number }) {
  if (weeks.length < 2) return '';
  const top = Math.max(4, ...weeks);
  const step = size.width / (weeks.length - 1);
  return weeks
    .map((count, week) => `${round(week * step)},${round(size.height * (1 - count / top))}`)
    .join(' ');
}

const round = (value: number) => Math.round(value * 100) / 100;
