import type { StemVector } from '../space/stem-vectors.ts';

/** What members say, whatever their theme: by it a comment is told from one that belongs nowhere. */
export interface Company {
  /** How many members there are. */
  size: number;
  /** Those that use stem row r are [starts[r] … starts[r + 1] − 1], with its weight in their unit vector, falling. */
  starts: Int32Array;
  members: Int32Array;
  weights: Float32Array;
  /** With less company than this a comment stays unsorted; 0 where words tell nothing, see gate.ts. */
  least: number;
}

/** As many as a theme needs in a large corpus: nearer ones alone find likeness in strangers by chance. */
const NEAREST = 8;
interface Scratch {
  /** By member: the product so far. Zero between comments. */
  sums: Float64Array;
  touched: Int32Array;
}

const scratches = new WeakMap<Int32Array, Scratch>();

/**
 * How much company a comment has: the mean likeness in words to the eight members most alike,
 *     Σ z · m / 8
 * over unit vectors of stems; members that are missing count as 0.
 * @param self the comment's own place among the members, which does not count, or −1.
 * @returns 0 to 1.
 */
export function companyOf(company: Company, stems: StemVector, self = -1): number {
  const { starts, members, weights } = company;
  const { sums, touched } = scratchOf(company);
  let count = 0;
  for (const [row, weight] of stems) {
    const end = starts[row + 1] ?? 0; // stems that no member uses have no place in it
    for (let p = starts[row] ?? 0; p < end; p++) {
      const member = members[p]!;
      if (sums[member] === 0) touched[count++] = member;
      sums[member]! += weight * weights[p]!;
    }
  }
  if (self >= 0 && count > 0) sums[self] = 0;
  return meanOfMost(sums, touched, count);
}

/**
 * Whether a comment has at least the company that is asked for. Stems are taken by falling weight: what
 * belongs has eight members near enough by the first few, and they are the rare ones.
 */
export function hasCompany(company: Company, stems: StemVector, self = -1): boolean {
  const { starts, members, weights, least } = company;
  const { sums, touched } = scratchOf(company);
  const falling = Array.from(stems).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  let count = 0;
  let near = 0;
  for (const [row, weight] of falling) {
    const end = starts[row + 1] ?? 0;
    for (let p = starts[row] ?? 0; p < end && near < NEAREST; p++) {
      const member = members[p]!;
      const before = sums[member]!;
      if (before === 0) touched[count++] = member;
      const sum = before + weight * weights[p]!;
      sums[member] = sum;
      if (before < least && sum >= least && member !== self) near++;
    }
  }
  if (self >= 0 && count > 0) sums[self] = 0;
  return meanOfMost(sums, touched, count) >= least || near >= NEAREST;
}

/** Empties the sums it reads. */
function meanOfMost(sums: Float64Array, touched: Int32Array, count: number): number {
  const most = new Float64Array(NEAREST);
  for (let at = 0; at < count; at++) {
    const member = touched[at]!;
    const sum = sums[member]!;
    sums[member] = 0;
    if (sum <= most[NEAREST - 1]!) continue;
    let place = NEAREST - 1;
    for (; place > 0 && most[place - 1]! < sum; place--) most[place] = most[place - 1]!;
    most[place] = sum;
  }
  return most.reduce((a, b) => a + b, 0) / NEAREST;
}

function scratchOf({ members, size }: Company): Scratch {
  let scratch = scratches.get(members);
  if (!scratch) {
    scratch = { sums: new Float64Array(size), touched: new Int32Array(size) };
    scratches.set(members, scratch);
  }
  return scratch;
}
