import { wilsonInterval } from './wilson.ts';

/** Answers to one question, each worth 0 to 1. */
export interface AnswerSum {
  /** How many there are. */
  n: number;
  /** What they are worth together, 0 to n. */
  sum: number;
}

export interface Mean {
  /** 0 to 1. */
  mean: number;
  /** Ends of its 95 % interval. */
  low: number;
  high: number;
}

/**
 * The mean of answers that are each worth 0 to 1, with Wilson's interval of a share in its place: no
 * answers with this mean vary more than those that are all 0 or 1, so that the interval is at least as
 * wide as it has to be.
 * @returns null where nobody answered.
 */
export function meanAnswer({ n, sum }: AnswerSum): Mean | null {
  if (n === 0) return null;
  const [low, high] = wilsonInterval(sum, n);
  return { mean: sum / n, low, high };
}

/**
 * The index of the three questions solved, treated and right first time: the mean of their three means,
 *     index = (s + t + f) / 3
 * with the means of the ends as its interval. The same people answer all three, and what goes wrong in
 * one often does in the others: the interval is what it would be if it always did, the widest case.
 */
export function satisfactionIndex(means: readonly [Mean, Mean, Mean]): Mean {
  const meanOf = (part: keyof Mean) =>
    means.reduce((sum, one) => sum + one[part], 0) / means.length;
  return { mean: meanOf('mean'), low: meanOf('low'), high: meanOf('high') };
}
