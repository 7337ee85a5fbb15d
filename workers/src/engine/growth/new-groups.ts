import { likenessWithoutSelf, sumCentres, type Likeness, type Sums } from '../themes/centres.ts';
import { membersByTheme } from '../themes/exemplars.ts';
import { liftForFew } from './few-members.ts';
import { familiarity } from '../placing/familiarity.ts';
import { belongs } from '../placing/gate.ts';
import { neighbourGraph } from '../graph/graph.ts';
import { joinToThemes } from './join-to-themes.ts';
import { leiden } from '../graph/leiden.ts';
import { likenessOf, likenessToThemes } from '../placing/likeness.ts';
import type { Model } from '../model.ts';
import { nearestNeighbours } from '../graph/neighbours.ts';
import { comparedAt, type Pool } from './read-pool.ts';
import { comparedOf, forAll, saidBy } from '../graph/standing.ts';
import { wordingsOf } from '../words/wordings.ts';
import { pickRows } from '../algebra/pick-rows.ts';
import type { Sensitivity } from '../types.ts';

const NEIGHBOURS = 15;
const POWER = 6;
/** What is new is a small part of the pool, so groups are looked for as fine as sub-topics are. */
const RESOLUTIONS: Record<Sensitivity, number> = { broad: 4, medium: 8, fine: 16 };
/** A small pool is looked at less finely: by one for so many comments. */
const PER_RESOLUTION = 40;
const COARSEST = 0.3;
/** How many times members that do not fit their group are taken out, and its centre taken again. */
const ROUNDS = 3;
export interface GroupsInput {
  model: Model;
  pool: Pool;
  /** Members a group needs. */
  least: number;
  sensitivity: Sensitivity;
  seed: number;
}

export interface NewGroups {
  /** The group of each comment, or −1. */
  groupOf: Int32Array;
  /** Its theme: a place in `Model.themes`, or after these of a new one, the largest first; or −1. */
  themeOf: Int32Array;
  /** How many themes are new. */
  count: number;
}

/**
 * Groups of a pool: communities of the neighbour graph whose members belong to their group by the gate,
 * and are more alike to it, without themselves, than to any theme, its few members allowed for. Each is a part of a theme or a new
 * one by the rule that learning goes by, see `joinToThemes`.
 */
export function newGroups(input: GroupsInput): NewGroups {
  const { least } = input;
  const nearest = nearestThemes(input);
  let groupOf = withoutSmall(communities(input), least);
  for (let round = 0; round < ROUNDS; round++) {
    groupOf = withoutSmall(withoutLoose(input, nearest, groupOf), least);
  }
  groupOf = renumbered(groupOf);
  const themeOf = joinToThemes({ ...input, groupOf });
  const first = input.model.themes.length;
  const fresh = themeOf.map((theme) => (theme < first ? -1 : theme - first));
  const { numbers, count } = numbered(fresh);
  return {
    groupOf,
    themeOf: themeOf.map((theme, i) => (theme < first ? theme : first + numbers[i]!)),
    count,
  };
}

/** The community of each comment; one wording is compared with the others once, see `comparedOf`. */
function communities({ pool, sensitivity, seed }: GroupsInput): Int32Array {
  const compared = comparedOf(wordingsOf(pool.comments.map(({ text }) => text)));
  const n = compared.kept.length;
  const vectors = pickRows(pool.vectors, compared.kept, pool.width);
  const lists = nearestNeighbours(vectors, n, pool.width, NEIGHBOURS, seed);
  const resolution = Math.min(RESOLUTIONS[sensitivity], Math.max(COARSEST, n / PER_RESOLUTION));
  return forAll(leiden(neighbourGraph(lists, POWER, saidBy(compared)), resolution, seed), compared);
}

/** How alike each comment is to the theme nearest to it. */
function nearestThemes({ model, pool }: GroupsInput): Float64Array {
  return Float64Array.from(pool.comments, (_, i) =>
    likenessToThemes(model.centres, comparedAt(pool, i)).reduce(
      (most, likeness) => Math.max(most, likenessOf(likeness)),
      0,
    ),
  );
}

function withoutSmall(groupOf: Int32Array, least: number): Int32Array {
  const sizes = new Map<number, number>();
  for (const group of groupOf) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return groupOf.map((group) => (sizes.get(group)! >= least ? group : -1));
}

/** Takes out comments that do not belong to their group, or are as near to a theme. */
function withoutLoose(
  { model, pool }: GroupsInput,
  nearest: Float64Array,
  groupOf: Int32Array,
): Int32Array {
  const ties = tiesToGroups(pool, groupOf);
  return groupOf.map((group, i) => {
    const tie = ties.get(i);
    if (!tie || tie.lifted <= nearest[i]!) return -1;
    const { likeness } = tie;
    const known = familiarity(model.rarity, pool.stems[i]!, 0);
    return belongs(model.gate, { ...likeness, known }) ? group : -1;
  });
}

interface GroupTie {
  likeness: Likeness;
  /** By which the group compares with themes, which have many members: see `liftForFew`. */
  lifted: number;
}

/** How alike each comment that is in a group is to it without itself, by the comment's place. */
function tiesToGroups(pool: Pool, groupOf: Int32Array): Map<number, GroupTie> {
  const sums = sumGroups(pool, groupOf);
  const { vectors, width } = pool;
  const lifts = sums.sizes.map((_, centre) => liftForFew(sums, centre, width));
  const found = new Map<number, GroupTie>();
  sums.centreOf.forEach((centre, i) => {
    if (centre < 0) return;
    const member = { i, vectors, width, stems: pool.stems[i]! };
    const likeness = likenessWithoutSelf(sums, [centre], member);
    const { dense, stems } = lifts[centre]!;
    const lifted = likenessOf({ dense: dense * likeness.dense, stems: stems * likeness.stems });
    found.set(i, { likeness, lifted });
  });
  return found;
}

/** One centre for each group, in the order of first appearance. */
function sumGroups({ vectors, width, stems }: Pool, groupOf: Int32Array): Sums {
  const none = new Int32Array(groupOf.length).fill(-1);
  const fine = new Int32Array(groupOf.length);
  return sumCentres({ themeOf: groupOf, fine, pinned: none, vectors, width, stems });
}

/** Groups from 0 without gaps, in the order of first appearance. */
function renumbered(groupOf: Int32Array): Int32Array {
  const numbers = new Map<number, number>([[-1, -1]]);
  return groupOf.map((group) => {
    if (!numbers.has(group)) numbers.set(group, numbers.size - 1);
    return numbers.get(group)!;
  });
}

/** The largest group is 0, the next 1, and so on. */
function numbered(groupOf: Int32Array): { numbers: Int32Array; count: number } {
  const groups = Array.from(membersByTheme(groupOf).values());
  groups.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  const numbers = new Int32Array(groupOf.length).fill(-1);
  groups.forEach((members, group) => members.forEach((i) => (numbers[i] = group)));
  return { numbers, count: groups.length };
}
