import { expect, test } from 'vitest';
import { deriveSets } from './derive-sets.ts';
import type { LabelledSet } from './labelled-set.ts';

/** So many comments with each of so many labels. */
function setOf(name: string, labels: number, each: number): LabelledSet {
  const rows = Array.from({ length: labels * each }, (_, i) => i);
  return {
    name,
    labels: rows.map((i) => `l${i % labels}`),
    comments: rows.map((i) => ({ id: `c${i}`, text: `${name} ${i}`, language: null })),
  };
}

const bitext = setOf('bitext', 27, 40);
const italian = setOf('xsid_it', 16, 10);
const named = (sets: readonly LabelledSet[], name: string) => sets.find((s) => s.name === name)!;

test('the same seed makes the same sets, whatever other files are given', () => {
  const alone = deriveSets([italian], 1);
  expect(alone.map(({ name }) => name)).toEqual(['xsid_it, 8 labels', 'xsid_it, half']);
  const both = deriveSets([bitext, italian], 1);
  for (const set of alone) expect(named(both, set.name)).toEqual(set);
  expect(deriveSets([italian], 2)).not.toEqual(alone);
});

test('a set of some labels has all comments with these, a share so many of all', () => {
  const sets = deriveSets([bitext, italian], 1);
  const some = named(sets, 'xsid_it, 8 labels');
  expect(new Set(some.labels).size).toBe(8);
  expect(some.comments).toHaveLength(80);
  expect(named(sets, 'xsid_it, half').comments).toHaveLength(80);
});

test('in an uneven draw the label of rank r keeps 1/r of the largest, but eight', () => {
  const { labels } = named(deriveSets([bitext], 1), 'bitext, unbalanced');
  const sizes = new Map<string, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  // 40, 20, 13, 10, then 8 for the other 23
  const falling = Array.from(sizes.values()).sort((a, b) => b - a);
  expect(falling).toEqual([40, 20, 13, 10, ...new Array<number>(23).fill(8)]);
});
