import { expect, test } from 'vitest';
import { matchThemes } from './match.ts';
import { emptyLists } from '../graph/nearest-list.ts';

interface Example {
  groups: number[];
  before: number[];
  pinned?: number[];
  kept?: string[];
  /** Kept for the comments that were placed in them alone. */
  placed?: string[];
  /** Of each comment those that are like it, nearest first. */
  neighbours?: number[][];
}

/** Matches against known themes "a", "b", "c"; returns the theme id of each comment. */
function matched({
  groups,
  before,
  pinned = [],
  kept = [],
  placed = [],
  neighbours = [],
}: Example): string[] {
  let made = 0;
  const { slots, slotOf } = matchThemes({
    groups: Int32Array.from(groups),
    known: ['a', 'b', 'c'].map((id) => ({
      id,
      kept: kept.includes(id) || placed.includes(id),
      held: kept.includes(id),
    })),
    before: Int32Array.from(before),
    pinned: Int32Array.from(groups, (_, i) => pinned[i] ?? -1),
    apart: new Map(),
    lists: listsOf(groups.length, neighbours),
    newThemeId: () => `new${made++}`,
  });
  return Array.from(slotOf, (slot) => slots[slot]!.id);
}

function listsOf(n: number, neighbours: readonly number[][]) {
  const lists = emptyLists(n, 2);
  neighbours.forEach((row, i) =>
    row.forEach((other, at) => {
      lists.indices[2 * i + at] = other;
      lists.similarities[2 * i + at] = 0.9;
    }),
  );
  return lists;
}

test('a group carries on the theme it shares most members with', () => {
  expect(matched({ groups: [0, 0, 0, 1], before: [0, 0, 1, 1] })).toEqual(['a', 'a', 'a', 'b']);
});

test('when a theme falls in two, the larger part keeps its id', () => {
  expect(matched({ groups: [0, 1, 1, 1], before: [0, 0, 0, 0] })).toEqual(['new0', 'a', 'a', 'a']);
});

test('a kept theme does not fall in two by itself', () => {
  expect(matched({ groups: [0, 0, 1, 1, 1], before: [0, 0, 0, 0, 0], kept: ['a'] })).toEqual(
    Array(5).fill('a'),
  );
});

test('a theme that comments were only placed in falls in two, and keeps what was placed', () => {
  const groups = [0, 0, 1, 1, 1];
  const before = [0, 0, 0, 0, 0];
  expect(matched({ groups, before, pinned: [0], placed: ['a'] })).toEqual([
    'a',
    'new0',
    'a',
    'a',
    'a',
  ]);
});

test('a theme that comments were only placed in is not absorbed save for these', () => {
  const joined = { groups: [0, 0, 0, 0, 0], before: [0, 0, 1, 1, 1], pinned: [0] };
  expect(matched({ ...joined, placed: ['a'] })).toEqual(['a', 'a', 'b', 'b', 'b']);
  // Nor where what was placed stands in a group that it could carry on.
  const elsewhere = { groups: [0, 0, 0, 0, 0, 0, 0, 1, 1], before: [0, 0, 0, 1, 1, 1, 1, -1, -1] };
  const pinned = [-1, -1, -1, -1, -1, -1, -1, 0];
  const themes = matched({ ...elsewhere, pinned, placed: ['a'] });
  expect(themes.slice(0, 8)).toEqual(['a', 'a', 'a', 'b', 'b', 'b', 'b', 'a']);
});

test('what is nearest to a theme joins it where people acted on it, not where they placed a comment', () => {
  const nearest = { groups: [0, 0, 1], before: [0, 0, -1], neighbours: [[1], [0], [0, 1]] };
  expect(matched({ ...nearest, kept: ['a'] })).toEqual(['a', 'a', 'a']);
  expect(matched({ ...nearest, pinned: [0], placed: ['a'] })).toEqual(['a', 'a', 'new0']);
});

test('themes a person split stay apart though discovery joins them', () => {
  const groups = [0, 0, 0, 0, 0];
  expect(matched({ groups, before: [0, 0, 0, 1, 1], kept: ['a', 'b'] })).toEqual([
    'a',
    'a',
    'a',
    'b',
    'b',
  ]);
});

test('what a person placed leaves its group, whatever the others do', () => {
  const groups = [0, 0, 0, 0];
  expect(matched({ groups, before: [0, 0, 0, 0], pinned: [-1, -1, -1, 2], kept: ['c'] })).toEqual([
    'a',
    'a',
    'a',
    'c',
  ]);
});

test('a kept theme scattered over others takes its members back', () => {
  // One member of c in each of three groups of twelve, else a and b: too few to hold on to.
  const groups = Array.from({ length: 36 }, (_, i) => Math.floor(i / 12));
  const before = groups.map((group, i) => (i % 12 === 0 ? 2 : group));
  before.fill(1, 25);
  const themes = matched({ groups, before, kept: ['c'] });
  expect([themes[0], themes[12], themes[24]]).toEqual(['c', 'c', 'c']);
});

test('a theme of which next to nothing is left ends, unless people keep it', () => {
  const groups = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
  const third = [0, -1, -1, -1, 0, 1, 1, 1, 0, 2, 2, 2];
  expect(matched({ groups, before: third })[1]).toBe('a');
  const quarter = { groups: [...groups, 3], before: [...third, 0] };
  expect(matched(quarter)[1]).toBe('new0');
  expect(matched({ ...quarter, kept: ['a'] })[1]).toBe('a');
});
