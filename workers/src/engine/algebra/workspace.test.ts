import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileKernels, moduleText } from '../../../kernels/compile.mjs';
import { gaussians } from './random.ts';
import { bytesOf, strideOf, Workspace } from './workspace.ts';

/** A workspace with room for a few small matrices. */
const small = () => new Workspace(100_000);

function matrix(workspace: Workspace, rows: number, width: number, seed: number) {
  const m = workspace.floats(rows * strideOf(width));
  const values = gaussians(rows * width, seed);
  for (let r = 0; r < rows; r++) {
    m.set(values.subarray(r * width, (r + 1) * width), r * strideOf(width));
  }
  return m;
}

test('the code that is carried is what its source compiles to', async () => {
  const carried = readFileSync(new URL('kernel-code.ts', import.meta.url), 'utf8');
  expect(carried).toBe(moduleText(await compileKernels()));
});

test('arrays lie apart, aligned, and hold zeros', () => {
  const workspace = new Workspace(bytesOf(3) + bytesOf(5));
  const one = workspace.floats(3).fill(7);
  const other = workspace.integers(5);
  expect(other.byteOffset % 64).toBe(0);
  expect(other.byteOffset).toBeGreaterThanOrEqual(one.byteOffset + 12);
  expect(Array.from(other)).toEqual([0, 0, 0, 0, 0]);
});

describe.each([
  [1, 1, 1],
  [2, 4, 3],
  [5, 9, 6],
  [7, 16, 12],
])('of %i rows, %i rows and width %i', (rowsA, rowsB, width) => {
  const stride = strideOf(width);

  test('products of all rows with all rows match plain loops', () => {
    const workspace = small();
    const a = matrix(workspace, rowsA, width, 1);
    const b = matrix(workspace, rowsB, width, 2);
    const out = workspace.floats(rowsA * rowsB);
    workspace.kernels.multiplyByTransposed(
      a.byteOffset,
      rowsA,
      b.byteOffset,
      rowsB,
      stride * 4,
      out.byteOffset,
      rowsB * 4,
    );
    for (let i = 0; i < rowsA; i++) {
      for (let j = 0; j < rowsB; j++) {
        let sum = 0;
        for (let k = 0; k < width; k++) sum += a[i * stride + k]! * b[j * stride + k]!;
        expect(out[i * rowsB + j]).toBeCloseTo(sum, 4);
      }
    }
  });

  test('the gram matrix matches plain loops on and right of the diagonal', () => {
    const workspace = small();
    const m = matrix(workspace, rowsB, width, 3);
    const out = workspace.floats(stride * stride);
    workspace.kernels.gram(m.byteOffset, rowsB, stride * 4, out.byteOffset);
    for (let i = 0; i < width; i++) {
      for (let j = i; j < width; j++) {
        let sum = 0;
        for (let r = 0; r < rowsB; r++) sum += m[r * stride + i]! * m[r * stride + j]!;
        expect(out[i * stride + j]).toBeCloseTo(sum, 4);
      }
    }
  });

  test('the product with a matrix on the right matches plain loops', () => {
    const workspace = small();
    const m = matrix(workspace, rowsA, width, 4);
    const right = matrix(workspace, stride, rowsB, 5);
    const rightStride = strideOf(rowsB);
    const out = workspace.floats(rowsA * rightStride);
    workspace.kernels.multiply(
      m.byteOffset,
      rowsA,
      stride * 4,
      right.byteOffset,
      rightStride * 4,
      out.byteOffset,
    );
    for (let i = 0; i < rowsA; i++) {
      for (let j = 0; j < rowsB; j++) {
        let sum = 0;
        for (let k = 0; k < width; k++) sum += m[i * stride + k]! * right[k * rightStride + j]!;
        expect(out[i * rightStride + j]).toBeCloseTo(sum, 4);
      }
    }
  });
});

test('lists keep the best of a tile for rows and columns, the earlier of equals first', () => {
  const workspace = small();
  const k = 2;
  const indices = workspace.integers(2 * k).fill(-1);
  const similarities = workspace.floats(2 * k).fill(-2);
  const tile = workspace.floats(8);
  tile.set([0.1, 0.5, 0.9, 0.5, /* second row */ 0.3, 0.2, 0.3, 0.4]);
  const lists = [indices.byteOffset, similarities.byteOffset, k] as const;
  // Rows 11 and 12 against columns 10 … 13: neither is offered itself, 0.5 at 11 and 0.3 at 12.
  workspace.kernels.offerRows(tile.byteOffset, 16, 2, 4, 11, 10, ...lists);
  expect(Array.from(indices)).toEqual([12, 13, 13, 10]);
  // The first two columns get what the rows 20 and 21 have for them: 0.1 and 0.3; 0.5 and 0.2.
  indices.fill(-1);
  similarities.fill(-2);
  workspace.kernels.offerColumns(tile.byteOffset, 16, 2, 2, 20, ...lists);
  expect(Array.from(indices)).toEqual([21, 20, 20, 21]);
  expect(similarities[0]).toBeCloseTo(0.3, 6);
});

test('rows are added up with their factors, in runs of sixteen numbers and in what is left', () => {
  const workspace = small();
  const rowBytes = 20 * 4;
  const m = matrix(workspace, 3, 20, 6);
  const rows = workspace.integers(2);
  rows.set([m.byteOffset + 2 * rowBytes, m.byteOffset]);
  const factors = workspace.floats(2);
  factors.set([2, -1]);
  const out = workspace.floats(20).fill(9);
  const { kernels } = workspace;
  kernels.sumRows(rows.byteOffset, factors.byteOffset, 2, rowBytes, out.byteOffset);
  for (let k = 0; k < 20; k++) expect(out[k]).toBeCloseTo(2 * m[40 + k]! - m[k]!, 5);
});

/** Likeness to themes 0, 1, 2 and 3, two centres each, by what the words of a comment add up to. */
function nearest(p: number[], q: number[], words: number[], themes = [0, 1, 2, 3]) {
  const workspace = small();
  const sums = workspace.floats(24);
  // x = (3, 4, 0, 0), |x| = 5; y = (1, 1, 0, 0) with (1, 0, 0, 0) in common, so |y| = 1 without it.
  sums.set([3, 4, 0, 0, ...p, 1, 1, 0, 0, ...q]);
  const common = workspace.floats(4);
  common[0] = 1;
  const shared = workspace.floats(8);
  shared.set(words);
  const ends = workspace.integers(1);
  ends[0] = 32;
  const numbers = workspace.integers(4);
  numbers.set(themes);
  const theme = workspace.integers(3);
  const found = new Float32Array(theme.buffer, theme.byteOffset, 3);
  workspace.kernels.nearestTheme(
    sums.byteOffset,
    16,
    32,
    16,
    common.byteOffset,
    shared.byteOffset,
    ends.byteOffset,
    1,
    numbers.byteOffset,
    theme.byteOffset,
  );
  return { theme: theme[0], dense: found[1], words: found[2] };
}

test('the nearest theme is the best over its columns in vectors and in words', () => {
  const found = nearest(
    [0, 5, 4, 0, 0, 1, 4, 0],
    [0, 1, 0, 0, 0, 0, 0, 0],
    [0, 0.1, 0.9, 0, 0, 0.3, 0, 0],
  );
  // Theme 1: √½ · (5/5 + 1/1) + 0.3 = 1.714; theme 2: √½ · 4/5 + 0.9 = 1.466.
  expect(found.theme).toBe(1);
  expect(found.dense).toBeCloseTo(Math.SQRT2, 5);
  expect(found.words).toBeCloseTo(0.3, 5);
});

test('of themes that are equally alike the first is the nearest, wherever it stands', () => {
  const none = [0, 0, 0, 0, 0, 0, 0, 0];
  const equal = [0, 4, 0, 4, 0, 0, 0, 0];
  expect(nearest(equal, none, none, [9, 7, 8, 3]).theme).toBe(3);
  expect(nearest(equal, none, none, [9, 3, 8, 7]).theme).toBe(3);
});
