import type { Likeness } from './centres.ts';

/** How members of themes are alike to them, and how little still counts as belonging. */
export interface Gate {
  /** Quantiles 0 … 1 in even steps of members' likeness in vectors, and in words. */
  dense: Float32Array;
  stems: Float32Array;
  /** Evidence below this leaves a comment unsorted. */
  least: number;
}

const STEPS = 64;
/** The share of members that are as weakly tied as a stranger. */
const WEAK_SHARE = 0.04;
/** These parts of the median member's likeness are enough, however even the members are. */
const AMPLE_DENSE = 0.8;
const AMPLE_STEMS = 0.4;
/** Vectors less alike than this share next to nothing, however loose the themes are. */
const LEAST_DENSE = 0.2;

/** Learns the gate from how alike members are to their themes without themselves. */
export function learnGate(members: readonly Likeness[]): Gate {
  const gate: Gate = {
    dense: quantiles(members.map(({ dense }) => dense)),
    stems: quantiles(members.map(({ stems }) => stems)),
    least: 0,
  };
  const ranks = quantiles(members.map((likeness) => evidence(gate, likeness)));
  return { ...gate, least: at(ranks, WEAK_SHARE) };
}

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
  return found > 0 && (found >= gate.least || isAmple(gate, likeness));
}

function isAmple(gate: Gate, { dense, stems }: Likeness): boolean {
  const median = STEPS / 2;
  return dense >= AMPLE_DENSE * gate.dense[median]! && stems >= AMPLE_STEMS * gate.stems[median]!;
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
