import { pickRows } from '../algebra/pick-rows.ts';
import type { NearestLists } from './nearest-list.ts';
import { neighboursAcross } from './neighbours-across.ts';
import { nearestNeighbours } from './neighbours.ts';

/** In what comments are compared. */
export interface View {
  /** Comments × width. */
  vectors: Float32Array;
  width: number;
  /** Of each comment, where one language is not to count more; else null. */
  languageOf: Int32Array | null;
}

/**
 * The same view of some of the comments.
 * @param places rising, each once.
 */
export function viewOfSome(view: View, places: Int32Array): View {
  const { vectors, width, languageOf } = view;
  if (places.length * width === vectors.length) return view;
  return {
    vectors: pickRows(vectors, places, width),
    width,
    languageOf: languageOf && places.map((i) => languageOf[i]!),
  };
}

/** The nearest so many of each of n comments, in every language alike where there are several. */
export function neighboursIn(view: View, n: number, wanted: number, seed: number): NearestLists {
  const { vectors, width, languageOf } = view;
  if (languageOf) return neighboursAcross(vectors, width, wanted, languageOf);
  return nearestNeighbours(vectors, n, width, wanted, seed);
}
