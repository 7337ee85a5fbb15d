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

test('without a placement by a person nothing changes', () => {
  const slotOf = Int32Array.from([0, 1, 0, 1]);
  const input = { slotOf, pinned: pins(4, {}), groups: zeros(4), lists: chain(4) };
  expect(spreadPlacements(input)).toEqual(slotOf);
});

test('a comment whose only neighbour was placed elsewhere follows it', () => {
  // One round: 1 is told 0.1 · 0.3 = 0.03 of theme 0 and 0.9 · √2 = 1.27 of theme 1.
  const input = { slotOf: zeros(2), pinned: pins(2, { 0: 1 }), groups: zeros(2), lists: chain(2) };
  expect(Array.from(spreadPlacements(input))).toEqual([1, 1]);
});

test('comments nearer to what was placed follow it, those nearer to what was confirmed stay', () => {
  const n = 12;
  const pinned = pins(n, { 0: 1, 1: 1, 10: 0, 11: 0 });
  const themes = spreadPlacements({ slotOf: zeros(n), pinned, groups: zeros(n), lists: chain(n) });
  expect(Array.from(themes.slice(0, 4))).toEqual([1, 1, 1, 1]);
  expect(Array.from(themes.slice(8))).toEqual([0, 0, 0, 0]);
});

test('what is not tied to anything placed stays', () => {
  const n = 8;
  const input = { slotOf: zeros(n), pinned: pins(n, { 0: 1 }), groups: zeros(n) };
  const themes = spreadPlacements({ ...input, lists: chain(n, [3]) });
  expect(Array.from(themes.slice(4))).toEqual([0, 0, 0, 0]);
});

test('what a person placed is where it was put, whatever its neighbours say', () => {
  const n = 9;
  const pinned = pins(n, { 4: 2 });
  const themes = spreadPlacements({ slotOf: zeros(n), pinned, groups: zeros(n), lists: chain(n) });
  expect(themes[4]).toBe(2);
});

test('comments in no theme are left to the gate', () => {
  const slotOf = Int32Array.from([0, -1, 0]);
  const input = { slotOf, pinned: pins(3, { 0: 1 }), groups: zeros(3), lists: chain(3) };
  expect(spreadPlacements(input)[1]).toBe(-1);
});
