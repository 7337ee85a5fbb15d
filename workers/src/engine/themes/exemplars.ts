import { dotAt } from '../algebra/dense.ts';
import type { Sums } from './centres.ts';
import type { Exemplars } from '../model.ts';

const PER_THEME = 24;
const PINNED_PER_THEME = 12;

export interface ExemplarInput {
  ids: readonly string[];
  /** −1 for comments that no person placed. */
  pinned: Int32Array;
  /** The theme of each comment, or −1. */
  themeOf: Int32Array;
  vectors: Float32Array;
  width: number;
  sums: Sums;
}

/** Up to 24 members by theme: those people placed first, then the most central of each centre in turn. */
export function chooseExemplars(input: ExemplarInput): Exemplars {
  const { ids, themeOf, vectors, width } = input;
  const chosen = Array.from(membersByTheme(themeOf).values(), (members) => {
    const isPinned = (i: number) => input.pinned[i]! >= 0 && input.sums.centreOf[i]! >= 0;
    const pinned = members.filter(isPinned).slice(0, PINNED_PER_THEME);
    const others = members.filter((i) => !pinned.includes(i));
    return [...pinned, ...inTurn(others, input)].slice(0, PER_THEME);
  }).flat();
  const rows = new Float32Array(chosen.length * width);
  chosen.forEach((i, at) => rows.set(vectors.subarray(i * width, (i + 1) * width), at * width));
  return {
    ids: chosen.map((i) => ids[i]!),
    themeOf: Int32Array.from(chosen, (i) => themeOf[i]!),
    vectors: rows,
  };
}

export function membersByTheme(themeOf: Int32Array): Map<number, number[]> {
  const members = new Map<number, number[]>();
  themeOf.forEach((theme, i) => {
    if (theme < 0) return;
    const list = members.get(theme);
    if (list) list.push(i);
    else members.set(theme, [i]);
  });
  return members;
}

/** The most central member of every centre, then the second of every centre, and so on. */
function inTurn(members: readonly number[], { vectors, width, sums }: ExemplarInput): number[] {
  const central = members
    .filter((i) => sums.centreOf[i]! >= 0)
    .map((i) => {
      const centre = sums.centreOf[i]!;
      return { i, centre, likeness: dotAt(vectors, i * width, sums.dense, centre * width, width) };
    })
    .sort((a, b) => b.likeness - a.likeness || a.i - b.i);
  const ranks = new Map<number, number>();
  return central
    .map((member) => {
      const rank = ranks.get(member.centre) ?? 0;
      ranks.set(member.centre, rank + 1);
      return { ...member, rank };
    })
    .sort((a, b) => a.rank - b.rank || b.likeness - a.likeness || a.i - b.i)
    .map(({ i }) => i);
}
