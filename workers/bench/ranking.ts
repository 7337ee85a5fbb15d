/** One threshold: what is below it is left unsorted. */
export interface CurvePoint {
  threshold: number;
  /** Share of all comments below it. */
  leftOut: number;
  precision: number;
  recall: number;
  f1: number;
}

const STEPS = 100;

/**
 * Area under the ROC curve of telling the strange by little evidence: the chance that a strange
 * comment has less than another, half for a tie. 0.5 is chance.
 */
export function rankingQuality(evidence: readonly number[], strange: readonly boolean[]): number {
  const inside = evidence.filter((_, i) => !strange[i]).sort((a, b) => a - b);
  const outside = evidence.filter((_, i) => strange[i]);
  if (inside.length === 0 || outside.length === 0) return NaN;
  let sum = 0;
  for (const value of outside) {
    const below = countBelow(inside, (other) => other <= value);
    const equal = below - countBelow(inside, (other) => other < value);
    sum += inside.length - below + equal / 2;
  }
  return sum / (inside.length * outside.length);
}

/** Precision and recall of leaving the strange unsorted, over thresholds from 0 to 1. */
export function curveOf(evidence: readonly number[], strange: readonly boolean[]): CurvePoint[] {
  const all = strange.filter(Boolean).length;
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const threshold = step / STEPS;
    const left = strange.filter((_, i) => evidence[i]! < threshold);
    const caught = left.filter(Boolean).length;
    const precision = left.length > 0 ? caught / left.length : 1;
    const recall = all > 0 ? caught / all : 0;
    const f1 = caught > 0 ? (2 * precision * recall) / (precision + recall) : 0;
    return { threshold, leftOut: left.length / (strange.length || 1), precision, recall, f1 };
  });
}

/** The threshold with the best F1. */
export function bestPoint(curve: readonly CurvePoint[]): CurvePoint {
  return curve.reduce((best, point) => (point.f1 > best.f1 ? point : best));
}

/** How many of a rising list come before the first that the test refuses. */
function countBelow(rising: readonly number[], test: (value: number) => boolean): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(rising[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
