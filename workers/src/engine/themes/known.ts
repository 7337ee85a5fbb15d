import type { Constraints, EngineComment, KnownTheme } from '../types.ts';

export interface KnownSlot {
  id: string;
  /** It outlives any discovery. */
  kept: boolean;
  /** It holds on to its members. */
  held: boolean;
}

/** Known themes by number, and where each comment was and was put, as places in that list or −1. */
export interface Known {
  themes: KnownSlot[];
  before: Int32Array;
  pinned: Int32Array;
  /** By theme those that people hold apart from it. */
  apart: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Numbers the known themes; one that only a person's placement names is known and kept too. */
export function numberKnown(
  comments: readonly EngineComment[],
  known: readonly KnownTheme[],
  { pinned, apart = [] }: Constraints,
): Known {
  const themes = known.map(({ id, kept, held = kept }) => ({ id, kept, held }));
  const places = new Map(themes.map(({ id }, at) => [id, at]));
  for (const { id: commentId } of comments) {
    const id = pinned.get(commentId);
    if (id == null || places.has(id)) continue;
    places.set(id, themes.push({ id, kept: true, held: true }) - 1);
  }
  const memberships = new Map<string, number>();
  known.forEach(({ memberIds }, at) => memberIds.forEach((id) => memberships.set(id, at)));
  const pinnedTo = ({ id }: EngineComment) => places.get(pinned.get(id) ?? '') ?? -1;
  const place = Int32Array.from(comments, pinnedTo);
  for (const at of place) if (at >= 0) themes[at]!.kept = true;
  return {
    themes,
    before: Int32Array.from(comments, ({ id }) => memberships.get(id) ?? -1),
    pinned: place,
    apart: bothWays(apart.map((pair) => pair.map((id) => places.get(id) ?? -1))),
  };
}

/** Pairs of places; those with a theme that is not known are left out. */
function bothWays(pairs: readonly (readonly number[])[]): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  const add = (one: number, other: number) =>
    found.set(one, (found.get(one) ?? new Set()).add(other));
  for (const [a = -1, b = -1] of pairs) {
    if (a < 0 || b < 0) continue;
    add(a, b);
    add(b, a);
  }
  return found;
}
