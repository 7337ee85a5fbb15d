/** For each of n rows the k best (index, similarity) pairs offered so far, best first. */
export interface NearestLists {
  n: number;
  k: number;
  /** n × k; −1 where fewer were offered. */
  indices: Int32Array;
  /** n × k; −2 where fewer were offered. */
  similarities: Float32Array;
}

export function emptyLists(n: number, k: number): NearestLists {
  return {
    n,
    k,
    indices: new Int32Array(n * k).fill(-1),
    similarities: new Float32Array(n * k).fill(-2),
  };
}

/** Puts a candidate in its place in a row's list when it is better than the worst kept there. */
export function offer(lists: NearestLists, row: number, index: number, similarity: number) {
  const { k, indices, similarities } = lists;
  const first = row * k;
  let at = first + k - 1;
  if (k === 0 || similarity <= similarities[at]!) return;
  while (at > first && similarities[at - 1]! < similarity) {
    similarities[at] = similarities[at - 1]!;
    indices[at] = indices[at - 1]!;
    at--;
  }
  similarities[at] = similarity;
  indices[at] = index;
}
