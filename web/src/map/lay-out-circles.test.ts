import { expect, test } from 'vitest';
import { layOutCircles, type Circle, type Dot } from './lay-out-circles.ts';

const frame = { width: 600, height: 400 };

const pairs = (circles: readonly Circle[]) =>
  circles.flatMap((one, at) => circles.slice(at + 1).map((other) => [one, other] as const));

test('four times the comments is twice the radius', () => {
  const circles = layOutCircles(
    [
      { id: 'many', x: 0, y: 0, size: 40 },
      { id: 'few', x: 1, y: 1, size: 10 },
      ...Array.from({ length: 8 }, (_, at) => ({ id: `${at}`, x: at / 8, y: 0.5, size: 20 })),
    ],
    frame,
  );
  expect(circles[0]!.r / circles[1]!.r).toBeCloseTo(2, 6);
});

test('no circle covers another or leaves the picture, even from one spot', () => {
  const dots: Dot[] = Array.from({ length: 40 }, (_, at) => ({
    id: `${at}`,
    x: 0.5,
    y: 0.5,
    size: 1 + ((at * 37) % 90),
  }));
  const circles = layOutCircles(dots, frame);
  for (const [one, other] of pairs(circles)) {
    expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.r + other.r - 1);
  }
  for (const { x, y, r } of circles) {
    expect(x - r).toBeGreaterThanOrEqual(0);
    expect(x + r).toBeLessThanOrEqual(frame.width);
    expect(y - r).toBeGreaterThanOrEqual(0);
    expect(y + r).toBeLessThanOrEqual(frame.height);
  }
});

test('where there is room, circles stay where their dots lie', () => {
  const circles = layOutCircles(
    [
      { id: 'left', x: 0, y: 0.5, size: 1 },
      { id: 'right', x: 1, y: 0.5, size: 1 },
    ],
    frame,
  );
  const [left, right] = circles;
  expect(left!.y).toBeCloseTo(200, 6);
  expect(left!.x).toBeCloseTo(left!.r + 5, 6);
  expect(right!.x).toBeCloseTo(600 - right!.r - 5, 6);
});

test('the same dots give the same picture', () => {
  const dots = Array.from({ length: 9 }, (_, at) => ({ id: `${at}`, x: 0.5, y: 0.5, size: at }));
  expect(layOutCircles(dots, frame)).toEqual(layOutCircles(dots, frame));
});

test('a picture without width has circles, though nobody sees them', () => {
  const dots = ['a', 'b'].map((id) => ({ id, x: 0.5, y: 0.5, size: 3 }));
  for (const { x, y, r } of layOutCircles(dots, { width: 0, height: 360 })) {
    expect([x, y, r].every(Number.isFinite)).toBe(true);
  }
});
