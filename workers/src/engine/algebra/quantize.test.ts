import { expect, test } from 'vitest';
import { dequantizeRows, quantizeRows } from './quantize.ts';

test('rows come back within half a step of their own scale', () => {
  const matrix = Float32Array.of(1, -0.5, 0.25, 100, 0, -100);
  const back = dequantizeRows(quantizeRows(matrix, 3), 3);
  matrix.forEach((value, at) => {
    const step = at < 3 ? 1 / 127 : 100 / 127;
    expect(Math.abs(back[at]! - value)).toBeLessThanOrEqual(step / 2 + 1e-5);
  });
});

test('a zero row stays zero and an empty matrix empty', () => {
  expect(Array.from(dequantizeRows(quantizeRows(new Float32Array(4), 2), 2))).toEqual([0, 0, 0, 0]);
  expect(dequantizeRows(quantizeRows(new Float32Array(0), 0), 0).length).toBe(0);
});
