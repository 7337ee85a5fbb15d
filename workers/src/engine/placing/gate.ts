import type { Likeness, Tie } from '../themes/centres.ts';
import { likenessOf } from './likeness.ts';

/** How members of themes are tied to them, and how little still counts as belonging. */
export interface Gate {
  /** Quantiles 0 … 1 in even steps of members' likeness in vectors, in words, and of known words. */
  dense: Float32Array;
  stems: Float32Array;
  known: Float32Array;
  /** Evidence below this leaves a comment unsorted … */
  least: number;
  /** … unless it is alike by this much, see `likenessOf`. */
  ample: number;
}

const STEPS = 64;
/** How much each rank counts; vectors find likeness behind other words, and so in strangers too. */
const WEIGHTS = { dense: 0.2, stems: 0.4, known: 0.4 };
/** Members weaker than this share of strangers are to a theme not their own may be strangers too … */
const TYPICAL_STRANGER = 0.35;
/**
 * … but at least and at most so many of the members: where strangers were mixed in, those with the least
 * evidence are mostly strangers, and ever fewer of the next ones are, see bench/out-of-scope.md …
 */
const WEAK_SHARE = { least: 0.01, most: 0.05 };
/** … and none that is more alike to its theme than so many of the strangers … */
const RARE_STRANGER = 0.9;
/** … and than this part of the median member's likeness. */
const PART_OF_MEDIAN = 0.6;
/** Vectors less alike than this share next to nothing, however loose the themes are. */
const LEAST_DENSE = 0.2;

/**
 * Learns the gate from how members are tied to their themes without themselves, and from how alike
 * members are to the nearest theme that is not theirs. Where themes stand well apart hardly a member
 * is as weak as a stranger, and nearly all stay; where they run into each other more are left out.
 */
export function learnGate(members: readonly Tie[], strangers: readonly Likeness[]): Gate {
  const gate: Gate = {
    dense: quantiles(members.map((tie) => tie.dense)),
    stems: quantiles(members.map((tie) => tie.stems)),
    known: quantiles(members.map((tie) => tie.known)),
    least: 0,
    ample: 0,
  };
  const likeness = sorted(members.map(likenessOf));
  const others = sorted(strangers.map(likenessOf));
  const weak = placeOf(likeness, at(others, TYPICAL_STRANGER)) / (likeness.length || 1);
  const share = Math.min(WEAK_SHARE.most, Math.max(WEAK_SHARE.least, weak));
  return {
    ...gate,
    least: at(sorted(members.map((tie) => evidence(gate, tie))), share),
    ample: Math.max(at(others, RARE_STRANGER), PART_OF_MEDIAN * at(likeness, 0.5)),
  };
}

/**
 * The weighted mean of three ranks, 0 to 1: the share of members that are less alike to their theme
 * in vectors, less alike in words, and made of less known words. Nothing in common gives 0.
 */
export function evidence(gate: Gate, { dense, stems, known }: Tie): number {
  if (dense < LEAST_DENSE) return 0;
  return (
    WEIGHTS.dense * rank(gate.dense, dense) +
    WEIGHTS.stems * rank(gate.stems, stems) +
    WEIGHTS.known * rank(gate.known, known)
  );
}

/** Whether a tie is enough to belong: not among the weakest of the members, or ample. */
export function belongs(gate: Gate, tie: Tie): boolean {
  const found = evidence(gate, tie);
  return found > 0 && (found >= gate.least || isAmple(gate, tie));
}

/** Whether it is more alike than strangers are but rarely. */
export function isAmple(gate: Gate, likeness: Likeness): boolean {
  return likenessOf(likeness) >= gate.ample;
}

/** How alike the middle one of all members is to its theme. */
export function typicalLikeness({ dense, stems }: Gate): number {
  return likenessOf({ dense: dense[STEPS / 2]!, stems: stems[STEPS / 2]! });
}

/** How alike in words the members at this share of all, the weakest first, are to their theme. */
export function weakestIn({ stems }: Gate, share: number): number {
  return at(stems, share);
}

/** The value below which a share of a list lies; 0 for none. */
export const quantileOf = (values: readonly number[], share: number) =>
  at(Float64Array.from(values).sort(), share);

const sorted = (values: readonly number[]) => Float32Array.from(values).sort();

function quantiles(values: readonly number[]): Float32Array {
  const rising = sorted(values);
  return Float32Array.from({ length: STEPS + 1 }, (_, step) => at(rising, step / STEPS));
}

/** The value a share of the way through a sorted list, between its neighbours where it falls so. */
function at(rising: Float32Array | Float64Array, share: number): number {
  if (rising.length === 0) return 0;
  const place = share * (rising.length - 1);
  const low = Math.floor(place);
  const high = Math.min(low + 1, rising.length - 1);
  return rising[low]! + (place - low) * (rising[high]! - rising[low]!);
}

/** The share of the quantiles at or below a value. */
const rank = (table: Float32Array, value: number) => placeOf(table, value) / table.length;

/** How many of a sorted list are at or below a value. */
function placeOf(rising: Float32Array, value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
