import { expect, test } from 'vitest';
import { numberKnown } from './known.ts';

test('a theme that only a placement names is known and kept', () => {
  const comments = ['c0', 'c1', 'c2'].map((id) => ({ id, text: '', language: null }));
  const { themes, before, pinned, apart } = numberKnown(
    comments,
    [{ id: 'a', memberIds: ['c0', 'gone'], kept: false }],
    {
      pinned: new Map([
        ['c1', 'made by hand'],
        ['c2', 'a'],
      ]),
      banned: new Map(),
      apart: [
        ['a', 'made by hand'],
        ['gone', 'a'],
      ],
    },
  );
  expect(themes).toEqual([
    { id: 'a', kept: true, held: false },
    { id: 'made by hand', kept: true, held: true },
  ]);
  expect(Array.from(before)).toEqual([0, -1, -1]);
  expect(Array.from(pinned)).toEqual([-1, 1, 0]);
  // Both ways; of a theme that is not known nothing is said.
  expect(apart).toEqual(
    new Map([
      [0, new Set([1])],
      [1, new Set([0])],
    ]),
  );
});

test('a theme holds on to its members as it is said to, and where nothing is said as it is kept', () => {
  const known = [
    { id: 'touched', memberIds: [], kept: true },
    { id: 'placed in', memberIds: [], kept: true, held: false },
    { id: 'found', memberIds: [], kept: false },
  ];
  const { themes } = numberKnown([], known, { pinned: new Map(), banned: new Map() });
  expect(themes.map(({ held }) => held)).toEqual([true, false, false]);
});
