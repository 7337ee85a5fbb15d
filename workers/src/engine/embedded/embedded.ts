import { foldText } from '../words/fold.ts';
import { pickRows } from '../algebra/pick-rows.ts';
import { quantizeRows } from '../algebra/quantize.ts';

/** Vectors of comments that a model outside the engine made. */
export interface Embedded {
  /** What made them: vectors of two names are never compared. */
  name: string;
  width: number;
  /** comments × width, as they came; a zero row where a comment has none. */
  vectors: Float32Array;
}

/** Texts of one key share a vector: they differ in capitals or accents alone. '' has none. */
export function vectorKey(text: string): string {
  return foldText(text).trim();
}

/** One vector as it is kept: value ≈ integer · scale. */
export interface CompactVector {
  scale: number;
  integers: Int8Array;
}

/** Rounds a vector to 255 even steps; one that is not of finite numbers becomes zero. */
export function compactVector(vector: Float32Array): CompactVector {
  const { integers, scales } = quantizeRows(vector.map(finiteOrZero), vector.length);
  return { integers, scale: scales[0]! };
}

const finiteOrZero = (value: number) => (Number.isFinite(value) ? value : 0);

/**
 * Puts single vectors together; those not as long as the first are left out.
 * @returns null when there is not one.
 */
export function joinVectors(
  name: string,
  rows: readonly (CompactVector | null)[],
): Embedded | null {
  const width = rows.find((row) => row !== null)?.integers.length ?? 0;
  if (width === 0) return null;
  const vectors = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    if (row?.integers.length !== width) return;
    for (let k = 0; k < width; k++) vectors[i * width + k] = row.integers[k]! * row.scale;
  });
  return { name, width, vectors };
}

/** Those of some comments, by their places. */
export function pickVectors(
  { name, width, vectors }: Embedded,
  places: ArrayLike<number>,
): Embedded {
  return { name, width, vectors: pickRows(vectors, places, width) };
}

/** Whether the row at a comment's place holds anything. */
export function hasVector({ width, vectors }: Embedded, i: number): boolean {
  for (let k = i * width; k < (i + 1) * width; k++) if (vectors[k] !== 0) return true;
  return false;
}

/** Fewer comments with a vector than this, and the engine goes by words alone. */
const LEAST_SHARE = 0.95;

/** Whether so many of n comments have a vector that themes can be found by them. */
export function isWhole(embedded: Embedded, n: number): boolean {
  let count = 0;
  for (let i = 0; i < n; i++) if (hasVector(embedded, i)) count++;
  return n > 0 && count >= LEAST_SHARE * n;
}
