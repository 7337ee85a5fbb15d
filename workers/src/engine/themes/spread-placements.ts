import type { NearestLists } from '../graph/nearest-list.ts';

export interface SpreadInput {
  /** The theme proposed for each comment, or −1. */
  slotOf: Int32Array;
  /** Where a person put a comment, or −1. */
  pinned: Int32Array;
  /** Where each comment was before, or −1. */
  before: Int32Array;
  /** By theme those that people hold apart from it. */
  apart: ReadonlyMap<number, ReadonlySet<number>>;
  /** The discovered group of each comment, from 0. */
  groups: Int32Array;
  lists: NearestLists;
}

/** How much of what a comment is told comes from its neighbours, not from itself. */
const FROM_NEIGHBOURS = 0.9;
const ROUNDS = 8;
const NEIGHBOURS = 20;
const POWER = 6;
/** What the engine's own proposal for a comment weighs. */
const PROPOSAL = 0.3;
/** A comment leaves its theme for one it is told of so many times as much. */
const CLEARLY = 1.5;
/** So many that a person placed out of one group in one theme each speak for all of the group. */
const FEW = 3;
/** Themes remembered for each comment. */
const WIDTH = 8;

/**
 * Lets what people placed teach the comments around it, by label spreading: with Y what each comment
 * says of itself and S the similarities^6 to its 20 nearest, each row summing to 1,
 *     F ← 0.1 · Y + 0.9 · S · F, eight times, from F = Y
 * A comment a person placed says √g for its theme, g the size of the group it was found in, for it
 * speaks for that many others; where p > 3 of a group were put into one theme, as by a split, they share
 * them: √(3g / p). Any other one says 0.3 for the theme proposed. A comment then goes to the theme it is
 * told most of, if a person placed something of its own group there and it is told 1.5 times as much of
 * it as of its own, unless people hold that theme and the one it was in apart; else it stays. Of each row of F the eight largest are kept.
 * @returns the theme of each comment; what a person placed is where it was put.
 * @see Zhou, Bousquet, Lal, Weston & Schölkopf 2004, "Learning with local and global consistency".
 */
export function spreadPlacements(input: SpreadInput): Int32Array {
  const { slotOf, pinned } = input;
  const placed = countPlaced(input);
  if (placed.size === 0) return slotOf;
  const said = whatIsSaid(input, placed);
  let told = firstTold(said);
  for (let round = 0; round < ROUNDS; round++) told = nextTold(input.lists, said, told);
  return slotOf.map((slot, i) => {
    if (pinned[i]! >= 0) return pinned[i]!;
    const first = told.slots[i * WIDTH]!;
    const mayFollow = slot >= 0 && placed.has(keyOf(input, i, first)) && !isHeld(input, i, first);
    return mayFollow && isClear(told, i, slot) ? first : slot;
  });
}

/** Names the group that a comment was found in together with a theme. */
const keyOf = ({ groups }: SpreadInput, i: number, slot: number) => `${groups[i]!} ${slot}`;

/** Whether a comment was left in a theme when people split that one off, or else hold the two apart. */
const isHeld = ({ before, apart }: SpreadInput, i: number, slot: number) =>
  apart.get(before[i]!)?.has(slot) ?? false;

/** How many comments of a group people put into a theme. */
function countPlaced(input: SpreadInput): Map<string, number> {
  const placed = new Map<string, number>();
  input.pinned.forEach((slot, i) => {
    if (slot < 0) return;
    const key = keyOf(input, i, slot);
    placed.set(key, (placed.get(key) ?? 0) + 1);
  });
  return placed;
}

function isClear({ slots, weights }: Told, i: number, own: number): boolean {
  const row = slots.subarray(i * WIDTH, (i + 1) * WIDTH);
  const at = row.indexOf(own);
  return at < 0 || weights[i * WIDTH]! >= CLEARLY * weights[i * WIDTH + at]!;
}

/** What each comment says of itself: one theme, or −1, and its weight. */
interface Said {
  slots: Int32Array;
  weights: Float32Array;
}

/** What each comment is told: comments × WIDTH, the largest first; −1 where there are fewer. */
type Told = Said;

function whatIsSaid(input: SpreadInput, placed: ReadonlyMap<string, number>): Said {
  const { slotOf, pinned, groups } = input;
  const sizes = new Int32Array(groups.reduce((a, b) => Math.max(a, b), -1) + 1);
  for (const group of groups) sizes[group]!++;
  const ofPerson = (i: number) => {
    const sharing = Math.max(1, placed.get(keyOf(input, i, pinned[i]!))! / FEW);
    return Math.sqrt(sizes[groups[i]!]! / sharing);
  };
  return {
    slots: slotOf.map((slot, i) => (pinned[i]! >= 0 ? pinned[i]! : slot)),
    weights: Float32Array.from(slotOf, (_, i) => (pinned[i]! >= 0 ? ofPerson(i) : PROPOSAL)),
  };
}

function emptyTold(n: number): Told {
  return { slots: new Int32Array(n * WIDTH).fill(-1), weights: new Float32Array(n * WIDTH) };
}

function firstTold({ slots, weights }: Said): Told {
  const told = emptyTold(slots.length);
  slots.forEach((slot, i) => {
    told.slots[i * WIDTH] = slot;
    told.weights[i * WIDTH] = weights[i]!;
  });
  return told;
}

function nextTold({ n, k, indices, similarities }: NearestLists, said: Said, told: Told): Told {
  const next = emptyTold(n);
  const sums = new Map<number, number>();
  const ties = new Float64Array(Math.min(NEIGHBOURS, k));
  for (let i = 0; i < n; i++) {
    sums.clear();
    if (said.slots[i]! >= 0) sums.set(said.slots[i]!, (1 - FROM_NEIGHBOURS) * said.weights[i]!);
    let total = 0;
    for (let p = 0; p < ties.length; p++) {
      const isThere = indices[i * k + p]! >= 0;
      ties[p] = isThere ? Math.max(0, similarities[i * k + p]!) ** POWER : 0;
      total += ties[p]!;
    }
    for (let p = 0; p < ties.length && total > 0; p++) {
      if (ties[p] === 0) continue;
      addTold(sums, told, indices[i * k + p]!, (FROM_NEIGHBOURS * ties[p]!) / total);
    }
    keepLargest(next, i, sums);
  }
  return next;
}

function addTold(sums: Map<number, number>, told: Told, neighbour: number, factor: number) {
  for (let p = neighbour * WIDTH; p < (neighbour + 1) * WIDTH; p++) {
    const slot = told.slots[p]!;
    if (slot < 0) return;
    sums.set(slot, (sums.get(slot) ?? 0) + factor * told.weights[p]!);
  }
}

/** Of equal sums the lower theme comes first. */
function keepLargest(next: Told, i: number, sums: ReadonlyMap<number, number>) {
  const falling = Array.from(sums).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  falling.slice(0, WIDTH).forEach(([slot, weight], at) => {
    next.slots[i * WIDTH + at] = slot;
    next.weights[i * WIDTH + at] = weight;
  });
}
