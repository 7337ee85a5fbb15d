import { expect, test } from 'vitest';
import { emptyLists, offer } from '../graph/nearest-list.ts';
import { spreadPlacements } from './spread-placements.ts';

/** Comments on a line, each tied to its two neighbours; a gap stands between two that are not tied. */
function chain(n: number, gaps: readonly number[] = []) {
  const lists = emptyLists(n, 2);
  for (let i = 0; i + 1 < n; i++) {
    if (gaps.includes(i)) continue;
    offer(lists, i, i + 1, 0.9);
    offer(lists, i + 1, i, 0.9);
  }
  return lists;
}

const pins = (n: number, placed: Record<number, number>) =>
  Int32Array.from({ length: n }, (_, i) => placed[i] ?? -1);
const zeros = (n: number) => new Int32Array(n);

/** Nobody was in any theme before, and none are held apart. */
const fresh = (n: number) => ({ before: new Int32Array(n).fill(-1), apart: new Map() });

test('without a placement by a person nothing changes', () => {
  const slotOf = Int32Array.from([0, 1, 0, 1]);
  const input = { ...fresh(4), slotOf, pinned: pins(4, {}), groups: zeros(4), lists: chain(4) };
  expect(spreadPlacements(input)).toEqual(slotOf);
});

test('a comment whose only neighbour was placed elsewhere follows it', () => {
  // One round: 1 is told 0.1 · 0.3 = 0.03 of theme 0 and 0.9 · √2 = 1.27 of theme 1.
  const input = {
    ...fresh(2),
    slotOf: zeros(2),
    pinned: pins(2, { 0: 1 }),
    groups: zeros(2),
    lists: chain(2),
  };
  expect(Array.from(spreadPlacements(input))).toEqual([1, 1]);
});

test('comments nearer to what was placed follow it, those nearer to what was confirmed stay', () => {
  const n = 12;
  const pinned = pins(n, { 0: 1, 1: 1, 10: 0, 11: 0 });
  const themes = spreadPlacements({
    ...fresh(n),
    slotOf: zeros(n),
    pinned,
    groups: zeros(n),
    lists: chain(n),
  });
  expect(Array.from(themes.slice(0, 4))).toEqual([1, 1, 1, 1]);
  expect(Array.from(themes.slice(8))).toEqual([0, 0, 0, 0]);
});

test('what is not tied to anything placed stays', () => {
  const n = 8;
  const input = { ...fresh(n), slotOf: zeros(n), pinned: pins(n, { 0: 1 }), groups: zeros(n) };
  const themes = spreadPlacements({ ...input, lists: chain(n, [3]) });
  expect(Array.from(themes.slice(4))).toEqual([0, 0, 0, 0]);
});

test('what a person placed is where it was put, whatever its neighbours say', () => {
  const n = 9;
  const pinned = pins(n, { 4: 2 });
  const themes = spreadPlacements({
    ...fresh(n),
    slotOf: zeros(n),
    pinned,
    groups: zeros(n),
    lists: chain(n),
  });
  expect(themes[4]).toBe(2);
});

test('comments in no theme are left to the gate', () => {
  const slotOf = Int32Array.from([0, -1, 0]);
  const input = {
    ...fresh(3),
    slotOf,
    pinned: pins(3, { 0: 1 }),
    groups: zeros(3),
    lists: chain(3),
  };
  expect(spreadPlacements(input)[1]).toBe(-1);
});

test('only comments of a group that a person took something out of follow', () => {
  // All are tied in a row: 0 to 5 were found together, 6 to 11 too.
  const n = 12;
  const groups = Int32Array.from({ length: n }, (_, i) => (i < 6 ? 0 : 1));
  const pinned = pins(n, { 3: 2, 4: 2, 5: 2 });
  const themes = spreadPlacements({ ...fresh(n), slotOf: groups, pinned, groups, lists: chain(n) });
  expect(themes[2]).toBe(2);
  expect(Array.from(themes.slice(6))).toEqual([1, 1, 1, 1, 1, 1]);
});

/** A hundred comments found together, of which a person took the first ones out: how many of the rest follow. */
function followers(taken: number): number {
  const n = 100;
  const placed = Object.fromEntries(Array.from({ length: taken }, (_, i) => [i, 1]));
  const input = { ...fresh(n), slotOf: zeros(n), pinned: pins(n, placed), groups: zeros(n) };
  return (
    spreadPlacements({ ...input, lists: ring(n, 12) }).filter((slot) => slot === 1).length - taken
  );
}

/** Comments in a ring, each tied to so many before and after it. */
function ring(n: number, reach: number) {
  const lists = emptyLists(n, 2 * reach);
  for (let i = 0; i < n; i++) {
    for (let step = 1; step <= reach; step++) {
      offer(lists, i, (i + step) % n, 0.9);
      offer(lists, i, (i + n - step) % n, 0.9);
    }
  }
  return lists;
}

test('much of what a person left behind in a split stays there', () => {
  // By one comment each speaking for all of its group 68 of 80 and 60 of 60 would follow.
  expect(followers(20)).toBeLessThanOrEqual(40);
  expect(followers(40)).toBeLessThanOrEqual(40);
});

test('what was in a theme when people split another off stays in it', () => {
  const n = 6;
  const known = { before: zeros(n), apart: new Map([[0, new Set([1])]]) };
  const input = {
    slotOf: zeros(n),
    pinned: pins(n, { 0: 1, 1: 1 }),
    groups: zeros(n),
    lists: chain(n),
  };
  const free = spreadPlacements({ ...input, ...fresh(n) });
  expect(free[2]).toBe(1);
  expect(Array.from(spreadPlacements({ ...input, ...known }).slice(2))).toEqual([0, 0, 0, 0]);
  // Who came since was in neither.
  const since = { ...known, before: Int32Array.from({ length: n }, () => -1) };
  expect(Array.from(spreadPlacements({ ...input, ...since }))).toEqual(Array.from(free));
});
