import { expect, test } from 'vitest';
import { randomFrom } from '../algebra/random.ts';
import { separateCircles, type Circle } from './separate-circles.ts';

function expectApart(circles: readonly Circle[]) {
  circles.forEach((a, i) => {
    expect(Math.min(a.x, a.y, 1 - a.x, 1 - a.y)).toBeGreaterThanOrEqual(a.radius - 1e-9);
    for (const b of circles.slice(i + 1)) {
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.radius + b.radius - 1e-9);
    }
  });
}

test('circles that do not touch stay where they are', () => {
  const circles = [
    { x: 0.2, y: 0.2, radius: 0.1 },
    { x: 0.8, y: 0.7, radius: 0.15 },
  ];
  expect(separateCircles(circles)).toEqual(circles);
});

test('of two that overlap the small one moves further, along the line between them', () => {
  const [large, small] = separateCircles([
    { x: 0.4, y: 0.5, radius: 0.1 },
    { x: 0.5, y: 0.5, radius: 0.05 },
  ]);
  expectApart([large!, small!]);
  expect(small!.x - 0.5).toBeGreaterThan(0.4 - large!.x);
  expect([large!.y, small!.y]).toEqual([0.5, 0.5]);
  expect([large!.radius, small!.radius]).toEqual([0.1, 0.05]);
});

test('many circles, some in one place or outside, end apart and inside', () => {
  const random = randomFrom(3);
  const circles = Array.from({ length: 120 }, (_, i) => ({
    x: i < 20 ? 0.5 : 1.2 * random(),
    y: i < 20 ? 0.5 : 1.2 * random(),
    radius: 0.01 + 0.02 * random(),
  }));
  const apart = separateCircles(circles);
  expectApart(apart);
  expect(apart).toEqual(separateCircles(circles));
});

test('where there is no room, all shrink alike', () => {
  const crowd = Array.from({ length: 9 }, () => ({ x: 0.5, y: 0.5, radius: 0.4 }));
  const shrunk = separateCircles(crowd);
  expectApart(shrunk);
  expect(new Set(shrunk.map(({ radius }) => radius)).size).toBe(1);
  expect(shrunk[0]!.radius).toBeGreaterThan(0);
});
