import type { Embedded } from './embedded.ts';
import { normalizeAt } from '../algebra/dense.ts';

/** How vectors from outside are made comparable: what all comments share is taken out. */
export interface EmbeddedSpace {
  name: string;
  width: number;
  /** Mean of the comments' unit vectors. */
  mean: Float32Array;
}

/**
 * The space of a corpus. Vectors of language models mostly point one way, so that any two are alike;
 * what tells comments apart is how they differ from the mean.
 * @see Mu & Viswanath 2018, https://arxiv.org/abs/1702.01417.
 */
export function learnEmbeddedSpace(embedded: Embedded): EmbeddedSpace {
  const { name, width } = embedded;
  const units = unitRows(embedded);
  const mean = new Float32Array(width);
  let count = 0;
  for (let at = 0; at < units.length; at += width) {
    if (isZero(units, at, width)) continue;
    count++;
    for (let k = 0; k < width; k++) mean[k]! += units[at + k]!;
  }
  return { name, width, mean: mean.map((sum) => sum / (count || 1)) };
}

/**
 * Vectors in the space, z = (x/|x| − mean) at length 1, so that a dot product of two is their
 * similarity.
 * @returns comments × width; a zero row stays zero.
 */
export function toEmbeddedSpace({ width, mean }: EmbeddedSpace, embedded: Embedded): Float32Array {
  const rows = unitRows(embedded);
  for (let at = 0; at < rows.length; at += width) {
    if (isZero(rows, at, width)) continue;
    for (let k = 0; k < width; k++) rows[at + k]! -= mean[k]!;
    normalizeAt(rows, at, width);
  }
  return rows;
}

function unitRows({ width, vectors }: Embedded): Float32Array {
  const rows = vectors.slice();
  for (let at = 0; at < rows.length; at += width) normalizeAt(rows, at, width);
  return rows;
}

function isZero(rows: Float32Array, at: number, width: number): boolean {
  for (let k = at; k < at + width; k++) if (rows[k] !== 0) return false;
  return true;
}
