import { expect, test } from 'vitest';
import {
  addAfter,
  changeRow,
  faultOf,
  markRoot,
  moveRow,
  rowsOf,
  whysOf,
  type WhyRow,
} from './why-rows.ts';

const why = (text: string, more: object = {}) => ({
  text,
  evidence: [],
  isRoot: false,
  category: null,
  ...more,
});
const texts = (rows: readonly WhyRow[]) => rows.map(({ text }) => text);

test('an empty chain begins with one empty row, which is not saved', () => {
  expect(texts(rowsOf([]))).toEqual(['']);
  expect(whysOf(rowsOf([]))).toEqual([]);
});

test('what is saved is what was read, when nothing was written', () => {
  const whys = [
    why('Late', { evidence: ['a'] }),
    why('Rain', { isRoot: true, category: 'outside' }),
  ];
  expect(whysOf(rowsOf(whys))).toEqual(whys);
});

test('a new row stands after the one it answers and has a key of its own', () => {
  const { rows, key } = addAfter(rowsOf([why('A'), why('B')]), 0);
  expect(texts(rows)).toEqual(['A', '', 'B']);
  expect(new Set(rows.map((row) => row.key)).size).toBe(3);
  expect(rows[1]!.key).toBe(key);
});

test('rows move by one place and stay within the chain', () => {
  const rows = rowsOf([why('A'), why('B'), why('C')]);
  expect(texts(moveRow(rows, 2, -1))).toEqual(['A', 'C', 'B']);
  expect(texts(moveRow(rows, 0, 1))).toEqual(['B', 'A', 'C']);
  expect(texts(moveRow(rows, 0, -1))).toEqual(['A', 'B', 'C']);
  expect(texts(moveRow(rows, 2, 1))).toEqual(['A', 'B', 'C']);
});

test('one row at most is the root cause', () => {
  const first = markRoot(rowsOf([why('A'), why('B')]), 1);
  expect(first.map(({ isRoot }) => isRoot)).toEqual([true, false]);
  const second = markRoot(first, 2);
  expect(second.map(({ isRoot }) => isRoot)).toEqual([false, true]);
  expect(markRoot(second, 2).some(({ isRoot }) => isRoot)).toBe(false);
});

test('a category is kept only of the root cause', () => {
  const rows = changeRow(markRoot(rowsOf([why('A')]), 1), 1, { category: 'people' });
  expect(whysOf(rows)).toEqual([why('A', { isRoot: true, category: 'people' })]);
  expect(whysOf(markRoot(rows, 1))).toEqual([why('A')]);
});

test('evidence without words and a root cause without a category cannot be saved', () => {
  const [row] = rowsOf([why('A')]);
  expect(faultOf(row!)).toBeNull();
  expect(faultOf({ ...row!, text: ' ', evidence: ['a'] })).toBe('text');
  expect(faultOf({ ...row!, text: ' ' })).toBeNull();
  expect(faultOf({ ...row!, isRoot: true })).toBe('category');
  expect(faultOf({ ...row!, isRoot: true, category: 'policy' })).toBeNull();
});
