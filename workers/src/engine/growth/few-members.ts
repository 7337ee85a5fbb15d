import { squaredLength, type Likeness, type Sums } from '../themes/centres.ts';
import { dotAt } from '../algebra/dense.ts';

/** Members are taken to be at least so alike, so that a chance group is not lifted without bound. */
const LEAST_WITHIN = 0.1;

/**
 * What the likeness of a member to its group, without itself, is times when there were many such members.
 * A comment of mean similarity s to k others, which are w alike to each other, is to their centre
 *     s·√k / √(1 + (k − 1)·w),
 * with ever more of them s / √w. So beside a large theme a group of three would lose for being small,
 * by √((1 + (k − 1)·w) / (k·w)); w is the mean similarity of two of its members, 0.1 at least.
 * @returns a factor for vectors and one for words, from 1 up.
 */
export function liftForFew(sums: Sums, centre: number, width: number): Likeness {
  const size = sums.sizes[centre]!;
  const at = centre * width;
  return {
    dense: liftOf(size, dotAt(sums.dense, at, sums.dense, at, width)),
    stems: liftOf(size, squaredLength(sums.stems[centre]!)),
  };
}

/** @param squared the squared length of the sum of `size` unit vectors. */
function liftOf(size: number, squared: number): number {
  if (size < 2) return 1;
  const within = Math.max(LEAST_WITHIN, (squared - size) / (size * (size - 1)));
  const others = size - 1;
  return Math.sqrt((1 + (others - 1) * within) / (others * within));
}
