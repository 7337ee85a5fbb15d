import { membersByTheme } from '../themes/exemplars.ts';
import { weakestIn } from '../placing/gate.ts';
import { forVariety } from '../themes/granularity.ts';
import { GroupSums, type Summed } from '../themes/group-sums.ts';
import { evidenceIn } from '../themes/join-groups.ts';
import { likenessToThemes } from '../placing/likeness.ts';
import type { Model } from '../model.ts';
import { comparedAt, type Pool } from './read-pool.ts';
import { TUNING } from '../themes/tuning.ts';
import type { Sensitivity } from '../types.ts';

/** Members that share fewer words with their theme than this part of all does are not its measure. */
const WEAKER = 0.02;

export interface JoinToThemesInput {
  model: Model;
  pool: Pool;
  /** The group of each comment of the pool, from 0, or −1. */
  groupOf: Int32Array;
  sensitivity: Sensitivity;
}

/**
 * What groups of a pool are by the rule that learning goes by, see `joinGroups`: part of a theme, or of
 * another group, where the evidence does not tell them apart, and a theme of their own where it does.
 * Vectors say little of words that came up since learning, so a group joins a theme only where it shares
 * as many words with it as all but the weakest members share with theirs. Two themes are never made one here.
 * @returns for each comment its theme as a place in `Model.themes`, or from their number on the place
 *   of the group it stands for after them, or −1.
 */
export function joinToThemes({ model, pool, groupOf, sensitivity }: JoinToThemesInput): Int32Array {
  const themes = model.themes.length;
  const sums = new GroupSums(groupOf, pool.vectors, pool.width, sumsOfThemes(model, pool.width));
  const { joinFrom, looseShare } = forVariety(TUNING.granularity[sensitivity], model.variety);
  const size = sums.sizes.reduce((a, b) => a + b, 0);
  const inVectors = evidenceIn(sums, looseShare * size);
  const shared = sharedWords(model, pool, groupOf);
  const least = weakestIn(model.gate, WEAKER);
  const evidence = (a: number, b: number) =>
    a >= themes || shared[b - themes]![a]! >= least ? inVectors(a, b) : 0;
  const into = joinFromTop(sums, themes, { evidence, joinFrom });
  return groupOf.map((group) => (group < 0 ? -1 : into(themes + group)));
}

/** By group and theme: how alike the group's members are to the theme in words, on the mean. */
function sharedWords({ themes, centres }: Model, pool: Pool, groupOf: Int32Array) {
  const members = membersByTheme(groupOf);
  return Array.from({ length: members.size }, (_, group) => {
    const means = new Float64Array(themes.length);
    const own = members.get(group)!;
    for (const i of own) {
      for (const { theme, stems } of likenessToThemes(centres, comparedAt(pool, i))) {
        means[theme]! += stems / own.length;
      }
    }
    return means;
  });
}

/** The sum of all members of each theme. */
function sumsOfThemes({ themes, centres, centreSums }: Model, width: number): Summed {
  const sizes = new Int32Array(themes.length);
  const sums = new Float32Array(themes.length * width);
  centres.themeOf.forEach((theme, c) => {
    sizes[theme]! += centreSums.sizes[c]!;
    const length = centreSums.lengths[c]!;
    for (let k = 0; k < width; k++) {
      sums[theme * width + k]! += length * centres.vectors[c * width + k]!;
    }
  });
  return { sums, sizes };
}

interface Rule {
  evidence: (a: number, b: number) => number;
  joinFrom: number;
}

/** Joins the pair with the most evidence until none has enough: a group to a theme or to a group. */
function joinFromTop(sums: GroupSums, themes: number, { evidence, joinFrom }: Rule) {
  const open = new Set(Array.from({ length: sums.count - themes }, (_, group) => themes + group));
  const into = Int32Array.from({ length: sums.count }, (_, group) => group);
  const bestFor = (group: number) => {
    let best = { group, other: -1, found: 0 };
    for (let other = 0; other < group; other++) {
      if (sums.sizes[other] === 0) continue;
      const found = evidence(other, group);
      if (found > best.found) best = { group, other, found };
    }
    return best;
  };
  let bests = Array.from(open, bestFor);
  for (;;) {
    const top = bests.reduce((a, b) => (b.found > a.found ? b : a), {
      group: -1,
      other: -1,
      found: 0,
    });
    if (top.other < 0 || top.found < joinFrom) break;
    sums.join(top.other, top.group);
    into[top.group] = top.other;
    open.delete(top.group);
    bests = Array.from(open, bestFor);
  }
  return (group: number) => {
    let at = group;
    while (into[at] !== at) at = into[at]!;
    return at;
  };
}
