import { randomFrom, shuffled, type Random } from '../src/engine/algebra/random.ts';
import type { LabelledSet } from './labelled-set.ts';

/** What to draw of which sets, in the order of the fields. */
interface Draw {
  name: string;
  /** Several are mixed, each with labels of its own. */
  of: readonly string[];
  /** So many labels of each set, chosen at random. */
  labels?: number;
  /** The label of rank r keeps at most 1/r of what the largest has, but eight. */
  unbalanced?: boolean;
  /** At most so many comments with each label … */
  each?: number;
  /** … this share of all, … */
  share?: number;
  /** … and at most so many in all. */
  most?: number;
}

const FEWEST = 8;
const MOST = 4_000;
const ENGLISH = ['banking77', 'bitext', 'hint3_curekart', 'dstc11_insurance'];

const DRAWS: readonly Draw[] = [
  { name: 'banking77, 10 labels', of: ['banking77'], labels: 10 },
  { name: 'banking77, 20 labels', of: ['banking77'], labels: 20 },
  { name: 'banking77, 40 labels', of: ['banking77'], labels: 40 },
  { name: 'bitext, 12 labels', of: ['bitext'], labels: 12 },
  { name: 'hint3_curekart, 12 labels', of: ['hint3_curekart'], labels: 12 },
  { name: 'xsid_it, 8 labels', of: ['xsid_it'], labels: 8 },
  { name: 'banking77, a quarter', of: ['banking77'], share: 0.25 },
  { name: 'bitext, a quarter', of: ['bitext'], share: 0.25 },
  { name: 'fb_es, a quarter', of: ['fb_es'], share: 0.25 },
  { name: 'nhs_feedback, a quarter', of: ['nhs_feedback'], share: 0.25 },
  { name: 'dstc11_insurance, half', of: ['dstc11_insurance'], share: 0.5 },
  { name: 'hint3_curekart, half', of: ['hint3_curekart'], share: 0.5 },
  { name: 'sib_hr, half', of: ['sib_hr'], share: 0.5 },
  { name: 'xsid_it, half', of: ['xsid_it'], share: 0.5 },
  { name: 'four mixed, 30 each', of: ENGLISH, each: 30 },
  { name: 'four mixed, 60 each', of: ENGLISH, each: 60, most: 8_000 },
  { name: 'two mixed, 20 labels each', of: ['banking77', 'bitext'], labels: 20, each: 100 },
  { name: 'banking77, unbalanced', of: ['banking77'], unbalanced: true },
  { name: 'bitext, unbalanced', of: ['bitext'], unbalanced: true },
  { name: 'fb_es, unbalanced', of: ['fb_es'], unbalanced: true },
  { name: 'four mixed, unbalanced', of: ENGLISH, each: 200, unbalanced: true },
];

/**
 * Smaller, larger and less even sets made of labelled ones, the same for the same seed: a choice that
 * suits eight sets by chance hardly suits those as well. Draws of sets that are not given are left out.
 */
export function deriveSets(sets: readonly LabelledSet[], seed: number): LabelledSet[] {
  const byName = new Map(sets.map((set) => [set.name, set]));
  return DRAWS.flatMap((draw, at) => {
    const given = draw.of.map((name) => byName.get(name)).filter((set) => set !== undefined);
    if (given.length < draw.of.length) return [];
    return [derive(draw, given, randomFrom(seed * DRAWS.length + at))];
  });
}

function derive(draw: Draw, sets: readonly LabelledSet[], random: Random): LabelledSet {
  const { labels = Infinity, unbalanced, each = Infinity, share = 1, most = MOST } = draw;
  let rows = sets.flatMap((set) => rowsOf(set, labels, random));
  rows = Array.from(shuffled(rows.length, random), (i) => rows[i]!);
  const limits = unbalanced ? fallingSizes(rows, random) : null;
  rows = firstOfEach(rows, (label) => Math.min(each, limits?.get(label) ?? Infinity));
  rows = rows.slice(0, Math.min(most, Math.ceil(share * rows.length)));
  return {
    name: draw.name,
    labels: rows.map(({ label }) => label),
    comments: rows.map(({ comment }, i) => ({ ...comment, id: `c${i}` })),
  };
}

interface Row {
  label: string;
  comment: LabelledSet['comments'][number];
}

function rowsOf({ name, labels, comments }: LabelledSet, count: number, random: Random): Row[] {
  const known = Array.from(new Set(labels)).sort();
  const order = Array.from(shuffled(known.length, random), (i) => known[i]!);
  const chosen = new Set(order.slice(0, count));
  return comments
    .map((comment, i) => ({ label: `${name} ${labels[i]!}`, own: labels[i]!, comment }))
    .filter(({ own }) => chosen.has(own));
}

/** How many comments each label keeps, the labels ranked at random. */
function fallingSizes(rows: readonly Row[], random: Random): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { label } of rows) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const largest = Math.max(...sizes.values());
  const known = Array.from(sizes.keys()).sort();
  const ranks = shuffled(known.length, random);
  return new Map(
    known.map((label, i) => [label, Math.max(FEWEST, Math.round(largest / (ranks[i]! + 1)))]),
  );
}

function firstOfEach(rows: readonly Row[], limit: (label: string) => number): Row[] {
  const met = new Map<string, number>();
  return rows.filter(({ label }) => {
    const times = (met.get(label) ?? 0) + 1;
    met.set(label, times);
    return times <= limit(label);
  });
}
