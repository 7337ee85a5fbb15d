import { expect, test } from 'vitest';
import { alignTo, type Anchor } from './procrustes.ts';

const shape = Float64Array.from([0, 0, 2, 0, 0, 1, 5, 3]);

/** The shape turned by 30°, mirrored or not, and shifted. */
function moved(flip: 1 | -1): Anchor[] {
  const [cosine, sine] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  return [0, 1, 2, 3].map((point) => {
    const [x, y] = [shape[2 * point]!, flip * shape[2 * point + 1]!];
    return { point, x: cosine * x - sine * y + 7, y: sine * x + cosine * y - 2 };
  });
}

test.each([[1], [-1]] as const)('what was turned and shifted is put back (mirror %i)', (flip) => {
  const aligned = alignTo(shape, moved(flip));
  moved(flip).forEach(({ point, x, y }) => {
    expect(aligned[2 * point]).toBeCloseTo(x, 9);
    expect(aligned[2 * point + 1]).toBeCloseTo(y, 9);
  });
});

test('points without an anchor go along, and distances stay', () => {
  const aligned = alignTo(shape, moved(1).slice(0, 3));
  const last = moved(1)[3]!;
  expect(aligned[6]).toBeCloseTo(last.x, 9);
  expect(aligned[7]).toBeCloseTo(last.y, 9);
});

test('one anchor shifts, none leaves all as it is', () => {
  expect([...alignTo(shape, [{ point: 1, x: 3, y: 4 }])]).toEqual([1, 4, 3, 4, 1, 5, 6, 7]);
  expect([...alignTo(shape, [])]).toEqual([...shape]);
});
