import { expect, test } from 'vitest';
import { numberKnown } from './known.ts';

test('a theme that only a placement names is known and kept', () => {
  const comments = ['c0', 'c1', 'c2'].map((id) => ({ id, text: '', language: null }));
  const { themes, before, pinned } = numberKnown(
    comments,
    [{ id: 'a', memberIds: ['c0', 'gone'], kept: false }],
    {
      pinned: new Map([
        ['c1', 'made by hand'],
        ['c2', 'a'],
      ]),
      banned: new Map(),
    },
  );
  expect(themes).toEqual([
    { id: 'a', kept: true },
    { id: 'made by hand', kept: true },
  ]);
  expect(Array.from(before)).toEqual([0, -1, -1]);
  expect(Array.from(pinned)).toEqual([-1, 1, 0]);
});
