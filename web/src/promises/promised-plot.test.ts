import { expect, test } from 'vitest';
import { daysShown, plotDots, radiusOf, tickDays } from './promised-plot.ts';

const frame = { width: 120, height: 120, left: 20, bottom: 20, top: 0, right: 0 };
const point = (promised: number, actual: number, isThin = false) => ({
  id: '',
  caseId: '',
  code: '',
  day: '2026-03-02',
  promised,
  actual,
  isThin,
});

test('what took as long as promised lies on the diagonal, what took longer above it', () => {
  const [even, late] = plotDots([point(4, 4), point(2, 4)], frame);
  // Five days over 100 pixels: day 4 is 80 from the corner at (20, 100).
  expect(even).toMatchObject({ x: 100, y: 20, isLate: false });
  expect(late).toMatchObject({ x: 60, y: 20, isLate: true });
});

test('promises on one spot are one larger dot, those without history another', () => {
  const dots = plotDots([point(3, 2), point(3, 2), point(3, 2, true)], frame);
  expect(dots.map(({ n, isThin }) => ({ n, isThin }))).toEqual([
    { n: 2, isThin: false },
    { n: 1, isThin: true },
  ]);
  expect(radiusOf(4)).toBeCloseTo(2 * radiusOf(1));
});

test('the axes go beyond the longest, with five steps at most', () => {
  expect(daysShown([])).toBe(5);
  expect(daysShown([point(3, 12)])).toBe(13);
  expect(tickDays(13)).toEqual([0, 5, 10]);
  expect(tickDays(5)).toEqual([0, 1, 2, 3, 4, 5]);
});
