import { expect, test } from 'vitest';
import { comparedOf, forAll, saidBy, standingFor, teachingOf } from './standing.ts';

const none = () => false;
/** Thirty of kind 7, then one of kind 3. */
const kinds = [...new Array<number>(30).fill(7), 3];

test('the first of each kind that many are of stand for all of it', () => {
  const standing = standingFor(kinds, 2, none);
  expect(Array.from(standing.kept)).toEqual([0, 1, 30]);
  expect(Array.from(standing.of)).toEqual([0, 1, ...new Array<number>(28).fill(0), 2]);
  expect(Array.from(saidBy(standing))).toEqual([29, 1, 1]);
  expect(Array.from(forAll(Int32Array.of(5, 6, 7), standing)).slice(-3)).toEqual([5, 5, 7]);
});

test('what is preferred stands for its kind, wherever it comes', () => {
  const standing = standingFor(kinds, 1, (i) => i === 12);
  expect(Array.from(standing.kept)).toEqual([12, 30]);
  expect(new Set(standing.of.subarray(0, 30))).toEqual(new Set([0]));
});

test('of a few that are no different all stand for themselves', () => {
  const few = kinds.slice(0, 20);
  expect(standingFor(few, 1, none).kept.length).toBe(20);
});

test('of many wordings each is compared once, of few so often that there is enough to compare', () => {
  const many = Int32Array.from({ length: 9_000 }, (_, i) => i % 300);
  expect(comparedOf(many).kept.length).toBe(300);
  expect(teachingOf(many).kept.length).toBe(600);
  const few = Int32Array.from({ length: 900 }, (_, i) => i % 3);
  expect(comparedOf(few).kept.length).toBe(3 * 67);
  expect(teachingOf(few).kept.length).toBe(3 * 67);
  expect(comparedOf(new Int32Array(0)).kept.length).toBe(0);
});
