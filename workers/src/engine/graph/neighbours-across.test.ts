import { expect, test } from 'vitest';
import { neighboursAcross } from './neighbours-across.ts';

/** Rows of two languages that share next to nothing: the second half stands in other dimensions. */
const WIDTH = 4;
const rows = Float32Array.of(
  ...[1, 0, 0, 0],
  ...[0.99, 0.1, 0, 0],
  ...[0, 1, 0, 0],
  ...[0.2, 0, 0.98, 0],
  ...[0.2, 0, 0.97, 0.1],
  ...[0, 0.2, 0, 0.98],
);
const languageOf = Int32Array.of(0, 0, 0, 1, 1, 1);

const listOf = (row: number, k: number) => {
  const { indices } = neighboursAcross(rows, WIDTH, k, languageOf);
  return Array.from(indices.subarray(row * k, (row + 1) * k)).filter((index) => index >= 0);
};

test('both languages are among the neighbours, nearest first in each', () => {
  const found = listOf(0, 4);
  expect(found.filter((row) => row < 3)).toEqual([1, 2]);
  expect(found.filter((row) => row >= 3)).toEqual([3, 4]);
});

test('a row is never its own neighbour and every neighbour is a row', () => {
  for (let row = 0; row < 6; row++) {
    expect(listOf(row, 5)).not.toContain(row);
    expect(new Set(listOf(row, 5)).size).toBe(listOf(row, 5).length);
  }
});

test('pairs across languages are brought to the measure of pairs within one', () => {
  const { indices, similarities } = neighboursAcross(rows, WIDTH, 4, languageOf);
  const at = Array.from(indices.subarray(0, 4)).indexOf(3);
  expect(similarities[at]).toBeGreaterThan(0.2); // its likeness as vectors
});

test('one row has no neighbours', () => {
  expect(neighboursAcross(Float32Array.of(1, 0), 2, 4, Int32Array.of(0)).k).toBe(0);
});
