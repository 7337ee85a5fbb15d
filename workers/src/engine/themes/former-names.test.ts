import { expect, test } from 'vitest';
import { formerNames } from './former-names.ts';

/** The names after comments moved: `before` and `now` are places in "a", "b", or −1. */
const names = (before: number[], now: number[]) =>
  formerNames({
    known: [
      { id: 'a', memberIds: [], kept: false, label: 'Late' },
      { id: 'b', memberIds: [], kept: false, label: 'Lost' },
    ],
    before: Int32Array.from(before),
    slots: ['a', 'b', 'new'].map((id) => ({ id, kept: false, isNew: id === 'new' })),
    themeOf: Int32Array.from(now),
  });

test('a theme that shares half of its members or more with what it was is the same', () => {
  expect(names([0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1])).toEqual(['Late', 'Lost', null]);
  expect(names([0, 0, 0, 0, 1, 1], [0, 0, 2, 2, 1, 1])).toEqual(['Late', 'Lost', null]);
});

test('one that lost most of its members, or has mostly others, is not', () => {
  expect(names([0, 0, 0, 0, 1, 1], [0, 2, 2, 2, 1, 1])).toEqual([null, 'Lost', null]);
  expect(names([0, -1, -1, 1, 1, 1], [0, 0, 0, 1, 1, -1])).toEqual([null, 'Lost', null]);
});

test('a theme that had no name has none, nor one that is new', () => {
  const known = [{ id: 'a', memberIds: [], kept: true, label: null }];
  const slots = [{ id: 'a', kept: true, isNew: false }];
  const places = { before: Int32Array.of(0), themeOf: Int32Array.of(0) };
  expect(formerNames({ known, slots, ...places })).toEqual([null]);
  expect(formerNames({ known: [], slots, ...places, before: Int32Array.of(-1) })).toEqual([null]);
});
