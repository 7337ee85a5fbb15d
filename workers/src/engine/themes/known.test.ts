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
    { id: 'a', kept: true },
    { id: 'made by hand', kept: true },
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
