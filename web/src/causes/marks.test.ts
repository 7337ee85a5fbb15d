import { expect, test } from 'vitest';
import { applyMarks, sideOf, type Side } from './marks.ts';

const assumption = { text: 'Nobody minds', for: ['a', 'b'], against: ['c'] };
const marks = (...pairs: [string, Side][]) => new Map(pairs);

test('a comment changes sides, joins one, or leaves both', () => {
  expect(applyMarks(assumption, marks(['a', 'against'], ['c', 'none'], ['d', 'for']))).toEqual({
    text: 'Nobody minds',
    for: ['b', 'd'],
    against: ['a'],
  });
});

test('without marks everything stays as it is', () => {
  expect(applyMarks(assumption, marks())).toEqual(assumption);
});

test('marking twice is marking once', () => {
  const given = marks(['a', 'against']);
  expect(applyMarks(applyMarks(assumption, given), given)).toEqual(applyMarks(assumption, given));
});

test('what was marked just now counts before what is saved', () => {
  expect(sideOf(assumption, marks(['a', 'against']), 'a')).toBe('against');
  expect(sideOf(assumption, marks(['a', 'none']), 'a')).toBe('none');
  expect(sideOf(assumption, marks(), 'c')).toBe('against');
  expect(sideOf(assumption, marks(), 'z')).toBeNull();
});
