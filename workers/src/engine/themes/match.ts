import type { NearestLists } from '../graph/nearest-list.ts';
import type { KnownSlot } from './known.ts';
import { spreadPlacements } from './spread-placements.ts';

/** A theme that comments can be in: found by the engine, or known before. */
export interface Slot {
  id: string;
  kept: boolean;
  isNew: boolean;
}

export interface MatchInput {
  /** The discovered group of each comment, from 0. */
  groups: Int32Array;
  /** Themes known before. */
  known: readonly KnownSlot[];
  /** Where each comment was before: its place in `known`, or −1. */
  before: Int32Array;
  /** Where a person put a comment: its place in `known`, or −1. */
  pinned: Int32Array;
  /** By theme those that people hold apart from it, as places in `known`. */
  apart: ReadonlyMap<number, ReadonlySet<number>>;
  lists: NearestLists;
  newThemeId: () => string;
}

/** A group carries on a known theme from this share of its members on … */
const LEAST_OVERLAP = 0.1;
/** … and, unless people keep the theme, from this share of the smaller of the two on: else it is not the same theme. */
const LEAST_OF_SMALLER = 1 / 3;
/** A group that has mostly been in a theme that holds on stays in it, even when others do too. */
const MOSTLY = 0.5;
/** A theme that holds on to its members does so in a group from either share on. */
const CLAIM_OF_GROUP = 0.2;
const CLAIM_OF_THEME = 0.5;

/**
 * Carries themes over from one discovery to the next: which discovered group is which known theme, by
 * shared members, and what themes hold on to inside groups that are not their own: those that people acted
 * on in any; those into which comments were only placed where another theme carries on the most of them, so
 * that they are divided, but not absorbed save for the few that were placed.
 * @returns the themes, known ones first, and the theme of each comment as a place among them.
 */
export function matchThemes(input: MatchInput): { slots: Slot[]; slotOf: Int32Array } {
  const overlaps = countOverlaps(input);
  const owners = ownersOf(input, overlaps);
  const slots: Slot[] = input.known.map(({ id, kept }) => ({ id, kept, isNew: false }));
  const slotOfGroup = Int32Array.from(owners, (owner) =>
    owner >= 0 ? owner : slots.push({ id: input.newThemeId(), kept: false, isNew: true }) - 1,
  );
  const held = heldMembers(input, overlaps, owners);
  const slotOf = Int32Array.from(input.groups, (group, i) =>
    held[i]! >= 0 ? held[i]! : slotOfGroup[group]!,
  );
  attractNeighbours(input, held, slotOf);
  const taught = spreadPlacements({ ...input, slotOf });
  reviveEmptyKept(input, taught);
  return { slots, slotOf: taught };
}

interface Overlaps {
  groupSizes: Int32Array;
  themeSizes: Int32Array;
  /** group · known + theme → shared members. */
  shared: Map<number, number>;
}

/** The theme a comment stood in: what a person said counts before what the engine did. */
function priorOf({ before, pinned }: MatchInput, i: number): number {
  return pinned[i]! >= 0 ? pinned[i]! : before[i]!;
}

function countOverlaps(input: MatchInput): Overlaps {
  const themes = input.known.length;
  const groupSizes = new Int32Array(input.groups.reduce((a, b) => Math.max(a, b), -1) + 1);
  const themeSizes = new Int32Array(themes);
  const shared = new Map<number, number>();
  input.groups.forEach((group, i) => {
    groupSizes[group]!++;
    const theme = priorOf(input, i);
    if (theme < 0) return;
    themeSizes[theme]!++;
    const key = group * themes + theme;
    shared.set(key, (shared.get(key) ?? 0) + 1);
  });
  return { groupSizes, themeSizes, shared };
}

/** The known theme each group carries on, or −1: greedily, the largest overlaps first. */
function ownersOf({ known }: MatchInput, overlaps: Overlaps): Int32Array {
  const { groupSizes, themeSizes, shared } = overlaps;
  const owners = new Int32Array(groupSizes.length).fill(-1);
  const taken = new Set<number>();
  const pairs = Array.from(shared).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  for (const [key, overlap] of pairs) {
    const group = Math.floor(key / known.length);
    const theme = key % known.length;
    if (owners[group]! >= 0 || overlap < LEAST_OVERLAP * groupSizes[group]!) continue;
    const smaller = Math.min(groupSizes[group]!, themeSizes[theme]!);
    if (!known[theme]!.kept && overlap < LEAST_OF_SMALLER * smaller) continue;
    const joins = known[theme]!.held && overlap >= MOSTLY * groupSizes[group]!;
    if (taken.has(theme) && !joins) continue;
    owners[group] = theme;
    taken.add(theme);
  }
  return owners;
}

/** The theme that holds on to each comment against its group, or −1. */
function heldMembers(
  input: MatchInput,
  { groupSizes, themeSizes, shared }: Overlaps,
  owners: Int32Array,
): Int32Array {
  const themes = input.known.length;
  const most = largestParts(input.known.length, shared);
  const isCarriedOn = (theme: number) => owners[most[theme]!] === theme;
  const holds = input.known.map(({ kept, held }, theme) => held || (kept && !isCarriedOn(theme)));
  return Int32Array.from(input.groups, (group, i) => {
    if (input.pinned[i]! >= 0) return input.pinned[i]!;
    const theme = input.before[i]!;
    if (theme < 0 || !holds[theme]) return -1;
    const overlap = shared.get(group * themes + theme) ?? 0;
    const claims =
      overlap >= CLAIM_OF_GROUP * groupSizes[group]! ||
      overlap >= CLAIM_OF_THEME * themeSizes[theme]!;
    return claims ? theme : -1;
  });
}

/** The group that has most of each theme, or −1. */
function largestParts(themes: number, shared: Overlaps['shared']): Int32Array {
  const group = new Int32Array(themes).fill(-1);
  const most = new Int32Array(themes);
  for (const [key, overlap] of shared) {
    const theme = key % themes;
    if (overlap <= most[theme]!) continue;
    most[theme] = overlap;
    group[theme] = Math.floor(key / themes);
  }
  return group;
}

const VOTERS = 10;
const VOTE_POWER = 6;

/** Comments that nobody holds join the theme of their nearest neighbours where that holds on to its members. */
function attractNeighbours(input: MatchInput, held: Int32Array, slotOf: Int32Array) {
  const { lists } = input;
  const own = slotOf.slice();
  const voters = Math.min(VOTERS, lists.k);
  for (let i = 0; i < lists.n; i++) {
    if (held[i]! >= 0) continue;
    const votes = new Map([[own[i]!, 0]]);
    for (let p = i * lists.k; p < i * lists.k + voters; p++) {
      const other = lists.indices[p]!;
      if (other < 0 || lists.similarities[p]! <= 0) continue;
      const vote = lists.similarities[p]! ** VOTE_POWER;
      votes.set(own[other]!, (votes.get(own[other]!) ?? 0) + vote);
    }
    const [winner] = Array.from(votes).sort((a, b) => b[1] - a[1])[0]!;
    if (input.known[winner]?.held) slotOf[i] = winner;
  }
}

/** A kept theme that lost every member to others takes back those it had, save what is pinned. */
function reviveEmptyKept({ known, before, pinned }: MatchInput, slotOf: Int32Array) {
  const alive = new Set(slotOf);
  known.forEach(({ kept }, theme) => {
    if (!kept || alive.has(theme)) return;
    before.forEach((was, i) => {
      if (was === theme && pinned[i]! < 0) slotOf[i] = theme;
    });
  });
}
