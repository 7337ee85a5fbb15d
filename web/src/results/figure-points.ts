import type { Measured } from '@vocero/api/contract/results';
import { scoreDefinitions, type ScoreId } from '@vocero/api/contract/score-definitions';
import { ratePoints, type PlotSize, type RatePoint } from '../repeats/rate-plot.ts';

/**
 * Where the figures of some weeks stand between the lowest and the highest that there can be.
 * @returns one point a week, in the plot's units; null where a week has too few to tell.
 */
export function figurePoints(
  score: ScoreId,
  weeks: readonly Measured[],
  plot: PlotSize,
): (RatePoint | null)[] {
  const { lowest, highest } = scoreDefinitions[score];
  const part = (value: number | null) =>
    value === null ? null : (value - lowest) / (highest - lowest);
  const rates = weeks.map(({ n, value, low, high }) => ({
    ...{ count: n, of: n, share: part(value), low: part(low), high: part(high) },
  }));
  return ratePoints(rates, plot);
}

/** The numbers at the axis: both ends and the middle. */
export function axisOf(score: ScoreId): { part: number; value: number }[] {
  const { lowest, highest } = scoreDefinitions[score];
  return [0, 0.5, 1].map((part) => ({ part, value: lowest + part * (highest - lowest) }));
}
