import { dotAt, normalizeAt } from '../algebra/dense.ts';
import type { StemVector } from '../space/stem-vectors.ts';

/** The sub-topics that stand for themes when comments are placed: the sum of each one's members. */
export interface Sums {
  /** The theme each centre belongs to, and how many members it sums up. */
  themeOf: number[];
  sizes: number[];
  /** centres × width. */
  dense: Float32Array;
  stems: Map<number, number>[];
  /** The centre each comment was summed into, or −1. */
  centreOf: Int32Array;
}

/** What placing needs of the sums: unit vectors, the stems cut to the strongest. */
export interface Centres {
  themeOf: Int32Array;
  /** centres × width. */
  vectors: Float32Array;
  /** Stem rows and weights of centre c: [starts[c] … starts[c + 1] − 1], the heaviest first. */
  stemStarts: Int32Array;
  stemRows: Int32Array;
  stemWeights: Float32Array;
}

const LEAST_MEMBERS = 3;
/** Smaller groups are stray bits of a theme up to this share of its members, and a part of it beyond. */
const STRAY_SHARE = 1 / 3;
const STEMS_PER_CENTRE = 64;

export interface CentresInput {
  /** The theme of each comment, or −1. */
  themeOf: Int32Array;
  /** A finer group of each comment. */
  fine: Int32Array;
  /** −1 for comments that no person placed. */
  pinned: Int32Array;
  /** comments × width. */
  vectors: Float32Array;
  width: number;
  stems: readonly StemVector[];
}

/**
 * Sums members by theme and finer group. Groups of fewer than three are left out where their theme
 * has larger ones, unless a person placed one of them; where more than a third of a theme, or all of
 * it, is in such groups, they are one centre together.
 */
export function sumCentres(input: CentresInput): Sums {
  const { vectors, width, stems } = input;
  const { centreOf, themes } = divide(input);
  const dense = new Float32Array(themes.length * width);
  const sums: Sums = {
    themeOf: themes,
    sizes: themes.map(() => 0),
    dense,
    stems: themes.map(() => new Map<number, number>()),
    centreOf,
  };
  centreOf.forEach((centre, i) => {
    if (centre < 0) return;
    sums.sizes[centre]!++;
    for (let k = 0; k < width; k++) dense[centre * width + k]! += vectors[i * width + k]!;
    const row = sums.stems[centre]!;
    for (const [stem, weight] of stems[i]!) row.set(stem, (row.get(stem) ?? 0) + weight);
  });
  return sums;
}

function divide({ themeOf, fine, pinned }: CentresInput) {
  const keys = Array.from(themeOf, (theme, i) => `${theme} ${fine[i]!}`);
  const sizes = new Map<string, number>();
  keys.forEach((key, i) => {
    sizes.set(key, (sizes.get(key) ?? 0) + (pinned[i]! >= 0 ? LEAST_MEMBERS : 1));
  });
  const isLarge = (i: number) => sizes.get(keys[i]!)! >= LEAST_MEMBERS;
  const members = countBy(themeOf, () => true);
  const small = countBy(themeOf, (i) => !isLarge(i));
  const areStray = (theme: number) => small.get(theme)! <= STRAY_SHARE * members.get(theme)!;
  const numbers = new Map<string, number>();
  const themes: number[] = [];
  const centreOf = Int32Array.from(themeOf, (theme, i) => {
    if (theme < 0 || (!isLarge(i) && areStray(theme))) return -1;
    const key = isLarge(i) ? keys[i]! : `${theme}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const centre = themes.push(theme) - 1;
    numbers.set(key, centre);
    return centre;
  });
  return { centreOf, themes };
}

function countBy(themeOf: Int32Array, counts: (i: number) => boolean): Map<number, number> {
  const found = new Map<number, number>();
  themeOf.forEach((theme, i) => {
    if (counts(i)) found.set(theme, (found.get(theme) ?? 0) + 1);
  });
  return found;
}

export function centresOf(sums: Sums, width: number): Centres {
  const vectors = sums.dense.slice();
  for (let c = 0; c < sums.themeOf.length; c++) normalizeAt(vectors, c * width, width);
  const rows = sums.stems.map(strongest);
  const stemStarts = new Int32Array(rows.length + 1);
  rows.forEach((row, c) => (stemStarts[c + 1] = stemStarts[c]! + row.length));
  return {
    themeOf: Int32Array.from(sums.themeOf),
    vectors,
    stemStarts,
    stemRows: Int32Array.from(rows.flat(), ([stem]) => stem),
    stemWeights: Float32Array.from(rows.flat(), ([, weight]) => weight),
  };
}

/** How many members each centre sums up, and how long their sum is. */
export function sizesAndLengths({ sizes, dense }: Sums, width: number) {
  const lengthAt = (at: number) => Math.sqrt(dotAt(dense, at, dense, at, width));
  return {
    sizes: Int32Array.from(sizes),
    lengths: Float32Array.from(sizes, (_, centre) => lengthAt(centre * width)),
  };
}

/** By centre: how many of the comments it sums up use each stem. */
export function countHolders(
  { themeOf, centreOf }: Pick<Sums, 'themeOf' | 'centreOf'>,
  stems: readonly StemVector[],
): Map<number, number>[] {
  const holders = themeOf.map(() => new Map<number, number>());
  centreOf.forEach((centre, i) => {
    if (centre < 0) return;
    const own = holders[centre]!;
    for (const stem of stems[i]!.keys()) own.set(stem, (own.get(stem) ?? 0) + 1);
  });
  return holders;
}

/** The holders of those stems that the centres keep, in the order of `Centres.stemRows`. */
export function holdersOfRows(
  { stemStarts, stemRows }: Centres,
  holders: readonly ReadonlyMap<number, number>[],
): Int32Array {
  const found = new Int32Array(stemRows.length);
  holders.forEach((own, c) => {
    for (let p = stemStarts[c]!; p < stemStarts[c + 1]!; p++) found[p] = own.get(stemRows[p]!)!;
  });
  return found;
}

function strongest(row: ReadonlyMap<number, number>): [number, number][] {
  const length = Math.sqrt(squaredLength(row)) || 1;
  return Array.from(row)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, STEMS_PER_CENTRE)
    .map(([stem, weight]) => [stem, weight / length]);
}

export function squaredLength(row: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const weight of row.values()) sum += weight * weight;
  return sum;
}

/** How alike a comment is to a theme, in vectors and in words; each 0 (or below) to 1. */
export interface Likeness {
  dense: number;
  stems: number;
}

/** The likeness to a theme beside how far the comment's words are known at all, 0 to 1. */
export interface Tie extends Likeness {
  known: number;
}

/** One comment by its place, its row of `vectors` and its stems. */
export interface Member {
  i: number;
  vectors: Float32Array;
  width: number;
  stems: StemVector;
}

/**
 * How alike a member is to its theme without itself: the best over the theme's centres, where its own
 * centre is taken less the member, (S − z)·z / |S − z|.
 */
export function likenessWithoutSelf(
  sums: Sums,
  centresOfTheme: readonly number[],
  { i, vectors, width, stems }: Member,
): Likeness {
  const self = dotAt(vectors, i * width, vectors, i * width, width);
  const stemSelf = squaredLength(stems);
  const best: Likeness = { dense: 0, stems: 0 };
  for (const c of centresOfTheme) {
    const own = sums.centreOf[i] === c;
    if (own && sums.sizes[c] === 1) continue;
    const at = c * width;
    const dense = dotAt(vectors, i * width, sums.dense, at, width);
    const size = dotAt(sums.dense, at, sums.dense, at, width);
    best.dense = Math.max(best.dense, without(dense, size, own ? self : 0));
    const row = sums.stems[c]!;
    const shared = without(stemDot(stems, row), squaredLength(row), own ? stemSelf : 0);
    best.stems = Math.max(best.stems, shared);
  }
  return best;
}

/** (S·z − s) / |S − z| from S·z, |S|² and s = |z|² (or 0 when z is no part of S). */
function without(product: number, squared: number, self: number): number {
  const left = squared - (self > 0 ? 2 * product - self : 0);
  return left > 1e-12 ? (product - self) / Math.sqrt(left) : 0;
}

function stemDot(a: StemVector, b: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const [stem, weight] of a) sum += weight * (b.get(stem) ?? 0);
  return sum;
}
