import type { Likeness } from './centres.ts';

/** How members of themes are alike to them, and how little still counts as belonging. */
export interface Gate {
  /** Quantiles 0 … 1 in even steps of members' likeness in vectors, and in words. */
  dense: Float32Array;
  stems: Float32Array;
  /** Evidence below this leaves a comment unsorted … */
  least: number;
  /** … unless it is alike by this much in both. */
  ample: Likeness;
}

const STEPS = 64;
/**
 * The share of members that are as weakly tied as a stranger, and the parts of the median member's
 * likeness that are enough however even the members are: among many comments, and what is added
 * among few. In a small corpus all comments of one language look alike in vectors, so a stranger
 * passes for a member more easily.
 */
const WEAK_SHARE = { many: 0.04, few: 0.2 };
const AMPLE_DENSE = { many: 0.8, few: 0.25 };
const AMPLE_STEMS = { many: 0.4, few: 0.7 };
/** With so many members a corpus counts as small; with more less and less, by the square. */
const SMALL = 400;
/** Vectors less alike than this share next to nothing, however loose the themes are. */
const LEAST_DENSE = 0.2;

/** Learns the gate from how alike members are to their themes without themselves. */
export function learnGate(members: readonly Likeness[]): Gate {
  const few = smallness(members.length);
  const share = (of: { many: number; few: number }) => of.many + few * of.few;
  const dense = quantiles(members.map((likeness) => likeness.dense));
  const stems = quantiles(members.map((likeness) => likeness.stems));
  const ample = {
    dense: share(AMPLE_DENSE) * dense[STEPS / 2]!,
    stems: share(AMPLE_STEMS) * stems[STEPS / 2]!,
  };
  const gate: Gate = { dense, stems, least: 0, ample };
  const ranks = quantiles(members.map((likeness) => evidence(gate, likeness)));
  return { ...gate, least: at(ranks, share(WEAK_SHARE)) };
}

/**
 * 0 to 1. Below `SMALL` it falls as well: the first themes of a new organisation should show, and
 * have too few members to tell the weak ones by.
 */
const smallness = (n: number) => Math.min(n / SMALL, (SMALL / Math.max(1, n)) ** 2);

/**
 * The mean of two ranks: the share of members that are less alike to their theme in vectors, and in
 * words. Nothing in common in either gives 0.
 */
export function evidence(gate: Gate, { dense, stems }: Likeness): number {
  if (dense < LEAST_DENSE) return 0;
  return (rank(gate.dense, dense) + rank(gate.stems, stems)) / 2;
}

/** Whether a likeness is enough to belong: not among the weakest of the members, or ample. */
export function belongs(gate: Gate, likeness: Likeness): boolean {
  const found = evidence(gate, likeness);
  const isAmple = likeness.dense >= gate.ample.dense && likeness.stems >= gate.ample.stems;
  return found > 0 && (found >= gate.least || isAmple);
}

function quantiles(values: readonly number[]): Float32Array {
  const sorted = Float32Array.from(values).sort();
  return Float32Array.from({ length: STEPS + 1 }, (_, step) => at(sorted, step / STEPS));
}

/** The value a share of the way through a sorted list, between its neighbours where it falls so. */
function at(sorted: Float32Array, share: number): number {
  if (sorted.length === 0) return 0;
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (place - low) * (sorted[high]! - sorted[low]!);
}

/** The share of the quantiles at or below a value. */
function rank(table: Float32Array, value: number): number {
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low / table.length;
}
