import { expect, test } from 'vitest';
import { gram } from './dense.ts';
import { orthonormalize, scratchBytes, takeScratch } from './orthonormalize.ts';
import { bytesOf, copyRows, strideOf, Workspace } from './workspace.ts';

test('columns become orthonormal, a dependent one zero', () => {
  // The third column is the sum of the first two.
  const a = Float32Array.of(1, 0, 1, 1, 1, 2, 0, 1, 1, 2, 1, 3);
  const stride = strideOf(3);
  const room = [4 * stride, ...scratchBytes(stride)].reduce((sum, n) => sum + bytesOf(n), 0);
  const workspace = new Workspace(room);
  const m = workspace.floats(4 * stride);
  copyRows(a, 0, 4, 3, m);
  orthonormalize(workspace, m, 4, 3, takeScratch(workspace, stride));
  const expected = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  Array.from(gram(m, 4, stride)).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
});
