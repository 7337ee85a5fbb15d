import { pickRows } from '../algebra/pick-rows.ts';
import { NeighbourSearch, partsOf } from './neighbour-search.ts';
import { emptyLists, type NearestLists } from './nearest-list.ts';

const BLOCK = 256;
/** The nearest so many of a language tell how near it is. */
const NEAREST = 5;
const LEAST_PER_LANGUAGE = 3;
const LEAST_NEARNESS = 0.02;

/**
 * Neighbours of each row in every language alike, so that what is said in several meets: the nearest
 * k / languages of each, with likenesses brought to one measure,
 *     s'(i, j) = s(i, j) · R / √(R(a, b) · R(b, a))
 * for i in language a and j in b, with R(a, b) the mean likeness of rows in a to their five nearest
 * in b, and R its mean within languages. Pairs in different languages share fewer words.
 * @param languageOf of each row; −1 for rows in any other language, which count as one.
 * @see Conneau et al. 2018, https://arxiv.org/abs/1710.04087, section 2.3, for such a measure by row.
 */
export function neighboursAcross(
  vectors: Float32Array,
  width: number,
  wanted: number,
  languageOf: Int32Array,
): NearestLists {
  const n = languageOf.length;
  const k = Math.max(0, Math.min(wanted, n - 1));
  if (k === 0) return emptyLists(n, 0);
  const groups = groupsOf(languageOf);
  const per = Math.max(LEAST_PER_LANGUAGE, Math.ceil(k / groups.length));
  const lists = groups.map((): NearestLists[] => []);
  groups.forEach((a, one) => {
    lists[one]![one] = within(pickRows(vectors, a, width), a.length, width, per);
    for (let other = one + 1; other < groups.length; other++) {
      const b = groups[other]!;
      const rows = pickRows(vectors, Int32Array.of(...a, ...b), width);
      const [ofA, ofB] = between(rows, a.length, b.length, width, per);
      lists[one]![other] = ofA;
      lists[other]![one] = ofB;
    }
  });
  return merge({ groups, lists, n, k, per });
}

function groupsOf(languageOf: Int32Array): Int32Array[] {
  const languages = Array.from(new Set(languageOf)).sort((a, b) => a - b);
  const rows = Int32Array.from(languageOf.keys());
  return languages.map((language) => rows.filter((row) => languageOf[row] === language));
}

const inOrder = (n: number) => Int32Array.from({ length: n }, (_, row) => row);

function within(rows: Float32Array, n: number, width: number, k: number): NearestLists {
  const search = new NeighbourSearch(rows, width, inOrder(n), k);
  const blocks = partsOf({ first: 0, end: n }, BLOCK);
  blocks.forEach((block, at) => {
    search.compareWithin(block);
    for (const other of blocks.slice(at + 1)) search.compareBetween(block, other);
  });
  return search.lists();
}

/** Neighbours of the first rows among the last, and of the last among the first, each from 0. */
function between(
  rows: Float32Array,
  first: number,
  last: number,
  width: number,
  k: number,
): [NearestLists, NearestLists] {
  const n = first + last;
  const search = new NeighbourSearch(rows, width, inOrder(n), k);
  for (const block of partsOf({ first: 0, end: first }, BLOCK)) {
    for (const other of partsOf({ first, end: n }, BLOCK)) search.compareBetween(block, other);
  }
  const { indices, similarities } = search.lists();
  const ofFirst = indices.slice(0, first * k).map((index) => (index < 0 ? -1 : index - first));
  return [
    { n: first, k, indices: ofFirst, similarities: similarities.slice(0, first * k) },
    { n: last, k, indices: indices.slice(first * k), similarities: similarities.slice(first * k) },
  ];
}

interface Found {
  groups: readonly Int32Array[];
  /** lists[a][b]: neighbours of the rows of language a among those of b, both counted from 0. */
  lists: readonly NearestLists[][];
  n: number;
  k: number;
  per: number;
}

function merge({ groups, lists, n, k, per }: Found): NearestLists {
  const factors = measures(groups, lists);
  const indices = new Int32Array(n * k).fill(-1);
  const similarities = new Float32Array(n * k).fill(-2);
  groups.forEach((rows, a) => {
    rows.forEach((row, i) => {
      const near = groups.flatMap((others, b) => {
        const list = lists[a]![b]!;
        const own = Array.from(list.indices.subarray(i * per, (i + 1) * per));
        return own.flatMap((index, at) => {
          if (index < 0) return [];
          const likeness = Math.min(1, list.similarities[i * per + at]! * factors[a]![b]!);
          return [{ other: others[index]!, likeness }];
        });
      });
      near.sort((x, y) => y.likeness - x.likeness || x.other - y.other);
      near.slice(0, k).forEach(({ other, likeness }, at) => {
        indices[row * k + at] = other;
        similarities[row * k + at] = likeness;
      });
    });
  });
  return { n, k, indices, similarities };
}

/** R / √(R(a, b) · R(b, a)) for every two languages. */
function measures(groups: readonly Int32Array[], lists: readonly NearestLists[][]): number[][] {
  const nearness = lists.map((row) => row.map(meanOfNearest));
  const all = groups.reduce((sum, { length }) => sum + length, 0);
  const inside = groups.reduce((sum, { length }, a) => sum + (length / all) * nearness[a]![a]!, 0);
  return nearness.map((row, a) => row.map((ab, b) => inside / Math.sqrt(ab * nearness[b]![a]!)));
}

function meanOfNearest({ n, k, similarities }: NearestLists): number {
  const taken = Math.min(NEAREST, k);
  let sum = 0;
  for (let row = 0; row < n; row++) {
    for (let at = 0; at < taken; at++) {
      sum += Math.max(LEAST_NEARNESS, similarities[row * k + at]!);
    }
  }
  return sum / (n * taken || 1);
}
