import type { Slot } from './match.ts';
import type { KnownTheme } from '../types.ts';

export interface FormerInput {
  known: readonly KnownTheme[];
  /** Where each comment was: its place in `known`, or −1. */
  before: Int32Array;
  slots: readonly Slot[];
  /** Where each comment is: its place in `slots`, or −1. */
  themeOf: Int32Array;
}

/** A theme is still the same where it shares this part of its members, those before and those now. */
const SAME = 0.5;

/** By slot the name that its theme had, if it is still the same theme; otherwise null. */
export function formerNames({ known, before, slots, themeOf }: FormerInput): (string | null)[] {
  const places = new Map(known.map(({ id }, at) => [id, at]));
  const placeOf = slots.map(({ id }) => places.get(id) ?? -1);
  const had = new Int32Array(known.length);
  const has = new Int32Array(slots.length);
  const shared = new Int32Array(slots.length);
  themeOf.forEach((slot, i) => {
    const was = before[i]!;
    if (was >= 0) had[was]!++;
    if (slot < 0) return;
    has[slot]!++;
    if (was >= 0 && was === placeOf[slot]) shared[slot]!++;
  });
  return placeOf.map((place, slot) => {
    const isSame = place >= 0 && shared[slot]! >= SAME * Math.max(had[place]!, has[slot]!);
    return isSame ? (known[place]!.label ?? null) : null;
  });
}
