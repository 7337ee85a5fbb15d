import type { NearestLists } from './nearest-list.ts';
import type { Standing } from './standing.ts';

/**
 * The neighbours of all rows from those of the rows that stand for them: nearest to a row that another
 * stands for is that other, then what is nearest to it.
 */
export function spreadLists(lists: NearestLists, { kept, of }: Standing): NearestLists {
  const { k } = lists;
  const n = of.length;
  const indices = new Int32Array(n * k).fill(-1);
  const similarities = new Float32Array(n * k).fill(-2);
  of.forEach((at, i) => {
    const end = (i + 1) * k;
    let to = i * k;
    if (kept[at] !== i && to < end) {
      indices[to] = kept[at]!;
      similarities[to++] = 1;
    }
    for (let p = at * k; to < end; p++, to++) {
      const found = lists.indices[p]!;
      indices[to] = found < 0 ? -1 : kept[found]!;
      similarities[to] = lists.similarities[p]!;
    }
  });
  return { n, k, indices, similarities };
}
