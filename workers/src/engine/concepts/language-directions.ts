import { dotAt, normalizeAt } from '../algebra/dense.ts';
import { widthOf, type Space } from '../space/space.ts';

/** A language of fewer comments than this has no mean to speak of. */
const LEAST_COMMENTS = 5;

/**
 * Takes out of a space what only tells languages apart: in each half the directions d in which the
 * mean comments of the languages differ,
 *     z ← z − Σ (z · d)·d
 * from the rows of every part and every stem, so that comments read later lose it too.
 * @param sums comments × width, plain sums of word vectors; changed like the space.
 * @param languageOf of each comment, −1 for none.
 */
export function removeLanguages(space: Space, sums: Float32Array, languageOf: Int32Array) {
  const { latentWidth, contextWidth, projection, meanings } = space;
  const width = widthOf(space);
  const halves = [
    { rows: projection, from: 0, size: latentWidth },
    { rows: meanings, from: latentWidth, size: contextWidth },
  ];
  for (const { rows, from, size } of halves) {
    const directions = directionsOf(meansByLanguage(sums, languageOf, { width, from, size }), size);
    for (let at = 0; at < rows.length; at += size) project(rows, at, directions);
    for (let at = from; at < sums.length; at += width) project(sums, at, directions);
  }
}

/** The mean of the comments of each language, each comment's half at length 1. */
function meansByLanguage(
  sums: Float32Array,
  languageOf: Int32Array,
  { width, from, size }: { width: number; from: number; size: number },
): Float32Array[] {
  const means = new Map<number, { mean: Float32Array; count: number }>();
  languageOf.forEach((language, i) => {
    if (language < 0) return;
    const found = means.get(language) ?? { mean: new Float32Array(size), count: 0 };
    means.set(language, found);
    const start = i * width + from;
    const half = sums.slice(start, start + size);
    normalizeAt(half, 0, size);
    for (let k = 0; k < size; k++) found.mean[k]! += half[k]!;
    found.count++;
  });
  return Array.from(means.values())
    .filter(({ count }) => count >= LEAST_COMMENTS)
    .map(({ mean, count }) => mean.map((value) => value / count));
}

/** An orthonormal base of the differences between means (Gram–Schmidt). */
function directionsOf(means: readonly Float32Array[], size: number): Float32Array[] {
  const directions: Float32Array[] = [];
  for (const mean of means.slice(1)) {
    const difference = mean.map((value, k) => value - means[0]![k]!);
    project(difference, 0, directions);
    normalizeAt(difference, 0, size);
    directions.push(difference);
  }
  return directions;
}

function project(rows: Float32Array, at: number, directions: readonly Float32Array[]) {
  for (const direction of directions) {
    const along = dotAt(rows, at, direction, 0, direction.length);
    for (let k = 0; k < direction.length; k++) rows[at + k]! -= along * direction[k]!;
  }
}
