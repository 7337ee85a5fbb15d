import type { LearnedTheme } from '../learn.ts';
import type { KnownTheme, Placement } from '../types.ts';

export interface CompareInput {
  /** Where each comment stands now; null: in no theme. Comments without an entry are left out. */
  before: ReadonlyMap<string, string | null>;
  /** Comments that a person placed, and those that a person said are not relevant. */
  byPeople: ReadonlySet<string>;
  irrelevant: ReadonlySet<string>;
  known: readonly KnownTheme[];
  themes: readonly LearnedTheme[];
  placements: readonly Placement[];
}

/** Themes that hold something or that people keep, and comments in none. */
interface Sum {
  themes: number;
  unsorted: number;
}

/** What a learning would change, in counts of comments. */
export interface LearningChange {
  comments: number;
  now: Sum;
  then: Sum;
  /** Comments that would stand elsewhere; none of them placed by a person. */
  moves: number;
  byPeople: { placed: number; moves: number };
  /** Themes not there before, the largest first. */
  born: { id: string; label: string; terms: string[]; count: number }[];
  /** Themes there no more, the largest first; `into` took most of their comments, null: no theme. */
  gone: { id: string; count: number; into: string | null }[];
}

/** Counts what would change between where comments stand and where a learning would put them. */
export function compareLearning(input: CompareInput): LearningChange {
  const { before, byPeople, irrelevant } = input;
  const after = new Map(input.placements.map(({ commentId, themeId }) => [commentId, themeId]));
  const ids = [...before.keys()].filter((id) => after.has(id));
  const moved = ids.filter((id) => before.get(id) !== after.get(id));
  const movedByPeople = moved.filter((id) => byPeople.has(id)).length;
  const kept = new Set(input.known.filter((theme) => theme.kept).map(({ id }) => id));
  const sizesNow = sizesOf(before, ids);
  const sizesThen = sizesOf(after, ids);
  const sumOf = (
    sizes: ReadonlyMap<string, number>,
    places: ReadonlyMap<string, string | null>,
  ) => ({
    themes: new Set([...kept, ...sizes.keys()]).size,
    unsorted: ids.filter((id) => places.get(id) === null && !irrelevant.has(id)).length,
  });
  return {
    comments: ids.length,
    now: sumOf(sizesNow, before),
    then: sumOf(sizesThen, after),
    moves: moved.length - movedByPeople,
    byPeople: { placed: ids.filter((id) => byPeople.has(id)).length, moves: movedByPeople },
    born: bornThemes(input.themes, sizesThen),
    gone: goneThemes({ ids, before, after, sizesNow, sizesThen, kept }),
  };
}

/** Theme → how many of these comments it has. */
function sizesOf(places: ReadonlyMap<string, string | null>, ids: readonly string[]) {
  const sizes = new Map<string, number>();
  for (const id of ids) {
    const theme = places.get(id);
    if (theme != null) sizes.set(theme, (sizes.get(theme) ?? 0) + 1);
  }
  return sizes;
}

function bornThemes(themes: readonly LearnedTheme[], sizes: ReadonlyMap<string, number>) {
  return themes
    .filter(({ id, isNew }) => isNew && sizes.has(id))
    .map(({ id, label, terms }) => ({ id, label, terms, count: sizes.get(id)! }))
    .sort(largestFirst);
}

interface GoneInput {
  ids: readonly string[];
  before: ReadonlyMap<string, string | null>;
  after: ReadonlyMap<string, string | null>;
  sizesNow: ReadonlyMap<string, number>;
  sizesThen: ReadonlyMap<string, number>;
  kept: ReadonlySet<string>;
}

function goneThemes({ ids, before, after, sizesNow, sizesThen, kept }: GoneInput) {
  const flows = new Map<string, Map<string | null, number>>();
  for (const id of ids) {
    const [from, to] = [before.get(id) ?? null, after.get(id) ?? null];
    if (from === null) continue;
    const flow = flows.get(from) ?? new Map<string | null, number>();
    flows.set(from, flow.set(to, (flow.get(to) ?? 0) + 1));
  }
  return Array.from(sizesNow)
    .filter(([id]) => !sizesThen.has(id) && !kept.has(id))
    .map(([id, count]) => ({ id, count, into: largestFlow(flows.get(id)!) }))
    .sort(largestFirst);
}

/** Of equal ones a theme before no theme, then the smaller id. */
function largestFlow(flow: ReadonlyMap<string | null, number>): string | null {
  const falling = Array.from(flow).sort(
    ([a, m], [b, n]) => n - m || Number(a === null) - Number(b === null) || (a! < b! ? -1 : 1),
  );
  return falling[0]![0];
}

const largestFirst = (a: { id: string; count: number }, b: { id: string; count: number }) =>
  b.count - a.count || (a.id < b.id ? -1 : 1);
