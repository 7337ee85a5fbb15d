import { dotAt } from '../algebra/dense.ts';
import { randomFrom } from '../algebra/random.ts';
import type { NearestLists } from '../graph/nearest-list.ts';

const PAIRS = 100_000;
const NEIGHBOURS = 20;
/** In a small corpus one thing has few comments: one neighbour for so many comments is looked at. */
const PER_NEIGHBOUR = 25;

export interface VarietyInput {
  lists: NearestLists;
  /** comments × width unit vectors. */
  vectors: Float32Array;
  width: number;
  seed: number;
}

/**
 * How many different things a corpus speaks of, roughly: with s the similarity of two comments, 0 at
 * least,
 *     variety = mean of s⁴ to the nearest / mean of s⁴ over all pairs
 * is k where k things of equal size are told in one way each and have nothing in common, and 1 where
 * all comments are equally alike. The nearest are 20, fewer in a small corpus.
 */
export function varietyOf(input: VarietyInput): number {
  const { lists } = input;
  if (lists.n < 2) return 1;
  const count = Math.min(NEIGHBOURS, lists.k, Math.ceil(lists.n / PER_NEIGHBOUR));
  let near = 0;
  for (let i = 0; i < lists.n; i++) {
    for (let p = i * lists.k; p < i * lists.k + count; p++) near += fourth(lists.similarities[p]!);
  }
  return near > 0 ? near / (lists.n * count) / acrossAll(input) : 1;
}

/** Mean of s⁴ over random pairs of different comments. */
function acrossAll({ lists: { n }, vectors, width, seed }: VarietyInput): number {
  const random = randomFrom(seed);
  let sum = 0;
  for (let pair = 0; pair < PAIRS; pair++) {
    const i = Math.floor(random() * n);
    const j = (i + 1 + Math.floor(random() * (n - 1))) % n;
    sum += fourth(dotAt(vectors, i * width, vectors, j * width, width));
  }
  return sum / PAIRS;
}

const fourth = (similarity: number) => Math.max(0, similarity) ** 4;
