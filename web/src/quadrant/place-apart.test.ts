import { expect, test } from 'vitest';
import { placeApart, spotOf, type Weighed } from './place-apart.ts';
import { quadrantOf } from './quadrant-of.ts';

const frame = { width: 600, height: 400 };
const worths = [-2, -1, 0, 1, 2];

const many: Weighed[] = Array.from({ length: 80 }, (_, at) => ({
  id: `t${at}`,
  x: worths[at % 5]!,
  y: worths[(at * 7) % 5]!,
  weight: (at * 13) % 40,
}));

test('one point lies exactly where it belongs', () => {
  // 10 pixels of rim: x = 10 + 3/4 · 580, y = 400 - 10 - 1/4 · 380
  const [circle] = placeApart([{ id: 'a', x: 1, y: -1, weight: 3 }], frame);
  expect(circle).toMatchObject({ x: 445, y: 295 });
  expect(spotOf({ x: 0, y: 0 }, frame)).toEqual({ x: 300, y: 200 });
});

test('points that belong to the same place stand beside one another, all of them to be reached', () => {
  const same = Array.from({ length: 12 }, (_, at) => ({ id: `${at}`, x: -2, y: -2, weight: at }));
  const circles = placeApart(same, frame);
  expect(circles).toHaveLength(12);
  circles.forEach((a, at) => {
    for (const b of circles.slice(at + 1)) {
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.r + b.r);
    }
  });
});

test('no circle leaves the picture or crosses into another quadrant', () => {
  const byId = new Map(many.map((point) => [point.id, point]));
  for (const { id, x, y, r } of placeApart(many, frame)) {
    expect(Math.min(x, y, frame.width - x, frame.height - y)).toBeGreaterThanOrEqual(r);
    const quadrant = quadrantOf(byId.get(id)!);
    if (!quadrant) continue;
    const edges = [
      { x: x - r, y },
      { x: x + r, y },
      { x, y: y - r },
      { x, y: y + r },
    ].map((edge) => quadrantOf({ x: edge.x - frame.width / 2, y: frame.height / 2 - edge.y }));
    expect(new Set(edges)).toEqual(new Set([quadrant]));
  }
});

test('the same points give the same picture, in whatever order they come', () => {
  const byId = (points: readonly Weighed[]) =>
    placeApart(points, frame).toSorted((a, b) => a.id.localeCompare(b.id));
  expect(byId(many.toReversed())).toEqual(byId(many));
});

test('more comments never make a smaller circle', () => {
  const circles = placeApart(many, frame);
  const weights = new Map(many.map(({ id, weight }) => [id, weight]));
  for (const a of circles) {
    for (const b of circles) {
      if (weights.get(a.id)! > weights.get(b.id)!) expect(a.r).toBeGreaterThan(b.r);
    }
  }
});
