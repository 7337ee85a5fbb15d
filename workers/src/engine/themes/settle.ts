import { countHolders, likenessWithoutSelf, sumCentres, type Sums, type Tie } from './centres.ts';
import { familiarity } from '../placing/familiarity.ts';
import { belongsInCompany } from '../placing/belonging.ts';
import { hasCompany, type Company } from '../placing/company.ts';
import { gatherCompany } from '../placing/gather-company.ts';
import { evidence, learnGate, type Gate } from '../placing/gate.ts';
import { learnCompany } from '../placing/least-company.ts';
import type { Slot } from './match.ts';
import { standingFor, type Standing } from '../graph/standing.ts';
import type { Rarity, StemVector } from '../space/stem-vectors.ts';
import { likenessOfStrangers } from '../placing/strangers.ts';

export interface SettleInput {
  slots: readonly Slot[];
  /** The theme proposed for each comment, or −1. */
  slotOf: Int32Array;
  /** Where a person put a comment, or −1. */
  pinned: Int32Array;
  fine: Int32Array;
  /** What makes comments no different from each other, such as their wording, by number. */
  kinds: Int32Array;
  vectors: Float32Array;
  width: number;
  stems: readonly StemVector[];
  rarity: Rarity;
}

export interface Settled {
  /** The theme of each comment, or −1. */
  slotOf: Int32Array;
  gate: Gate;
  /** What the members say. */
  company: Company;
  sums: Sums;
  /** By centre of the sums: how many of its members use each stem. */
  holders: ReadonlyMap<number, number>[];
}

/** Members a theme needs among n comments: 3 up to 200, one more for each doubling, at most 8. */
export function leastMembers(n: number): number {
  return Math.min(8, 3 + Math.max(0, Math.floor(Math.log2(n / 100))));
}

/** Of one kind in one theme so many tell what its members are like: one would have nobody like it. */
const TELL_MEMBERS = 2;

/**
 * Takes out what does not hold together: members too unlike their theme, then themes too small that
 * nobody keeps. What people placed stays. What is no different stands or falls together, and is no
 * measure of how alike members are.
 */
export function settleThemes(input: SettleInput): Settled {
  const { fine, vectors, width, stems, pinned } = input;
  const least = leastMembers(input.slotOf.length);
  const slotOf = withoutSmall(input, input.slotOf, least);
  const standing = standingOf(input);
  const telling = only(standing, slotOf);
  const rough = sumCentres({ themeOf: telling, fine, pinned, vectors, width, stems });
  const ties = tiesOfMembers(input, telling, rough);
  const strangers = likenessOfStrangers({ ...input, sums: rough, themeOf: telling });
  const gate = learnGate(Array.from(ties.values()), strangers);
  const company = companyOfMembers(input, gate, ties);
  const stays = slotOf.slice();
  Array.from(ties).forEach(([i, tie], member) => {
    const hasEnough = () => hasCompany(company, stems[i]!, member);
    const isStrong = pinned[i]! >= 0 || belongsInCompany({ gate, company }, tie, hasEnough);
    if (!isStrong) stays[i] = -1;
  });
  const strong = slotOf.map((slot, i) =>
    pinned[i]! >= 0 ? slot : stays[standing.kept[standing.of[i]!]!]!,
  );
  const settled = withoutSmall(input, reviveKept(input, slotOf, strong), least);
  const members = only(standing, settled);
  const sums = sumCentres({ themeOf: members, fine, pinned, vectors, width, stems });
  const settledStems = stems.filter((_, i) => members[i]! >= 0);
  return {
    slotOf: settled,
    gate,
    company: gatherCompany(settledStems, company.least),
    sums,
    holders: countHolders(sums, stems),
  };
}

/** Which comments stand for those of the same kind that were proposed for the same theme. */
function standingOf({ slots, slotOf, kinds, pinned }: SettleInput): Standing {
  const inTheme = Float64Array.from(kinds, (kind, i) => {
    return kind * (slots.length + 1) + slotOf[i]! + 1;
  });
  return standingFor(inTheme, TELL_MEMBERS, (i) => pinned[i]! >= 0);
}

/** The theme of those that stand for others; −1 for all that another stands for. */
function only({ kept, of }: Standing, slotOf: Int32Array): Int32Array {
  return slotOf.map((slot, i) => (kept[of[i]!] === i ? slot : -1));
}

function companyOfMembers({ stems }: SettleInput, gate: Gate, ties: ReadonlyMap<number, Tie>) {
  const weak = Array.from(ties.values()).filter((tie) => evidence(gate, tie) < gate.least).length;
  const own = Array.from(ties.keys(), (i) => stems[i]!);
  return learnCompany(own, weak / (own.length || 1));
}

function withoutSmall({ slots }: SettleInput, slotOf: Int32Array, least: number): Int32Array {
  const sizes = new Int32Array(slots.length);
  for (const slot of slotOf) if (slot >= 0) sizes[slot]!++;
  return slotOf.map((slot) =>
    slot >= 0 && (slots[slot]!.kept || sizes[slot]! >= least) ? slot : -1,
  );
}

/** A kept theme whose members are all weak keeps them: a person wanted it. */
function reviveKept({ slots }: SettleInput, before: Int32Array, strong: Int32Array): Int32Array {
  const alive = new Set(strong);
  return strong.map((slot, i) => {
    const was = before[i]!;
    return slot < 0 && was >= 0 && slots[was]!.kept && !alive.has(was) ? was : slot;
  });
}

function tiesOfMembers(
  { vectors, width, stems, rarity }: SettleInput,
  slotOf: Int32Array,
  sums: Sums,
): Map<number, Tie> {
  const centresOf = new Map<number, number[]>();
  sums.themeOf.forEach((slot, centre) => {
    centresOf.set(slot, [...(centresOf.get(slot) ?? []), centre]);
  });
  const found = new Map<number, Tie>();
  slotOf.forEach((slot, i) => {
    if (slot < 0) return;
    const member = { i, vectors, width, stems: stems[i]! };
    const likeness = likenessWithoutSelf(sums, centresOf.get(slot) ?? [], member);
    found.set(i, { ...likeness, known: familiarity(rarity, stems[i]!, 1) });
  });
  return found;
}
