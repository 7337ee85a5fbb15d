import { beforeAll, expect, test } from 'vitest';
import { learnThemes } from '../learn.ts';
import type { Model } from '../model.ts';
import { layOutThemes, type ThemePlace } from './theme-map.ts';
import { themeNeighbours } from './theme-neighbours.ts';

/** Ways to say things; bills and refunds share words, the weather shares none with either. */
const topics = {
  bill: (n: number) => `The bill for month ${n} is wrong, the bill shows money I do not owe`,
  refund: (n: number) => `The refund of the money for the wrong bill of month ${n} never came`,
  lamp: (n: number) => `The street lamp in road ${n} is dark, it needs a new bulb`,
  bus: (n: number) => `Bus line ${n} comes late every morning, the driver never waits`,
  pool: (n: number) => `The water in the swimming pool was cold on day ${n}, children froze`,
  noise: (n: number) => `Loud music from the bar at night, noise until ${n} o'clock`,
};
type Topic = keyof typeof topics;

function learn(names: readonly Topic[]): { model: Model; themeOf: Map<Topic, string> } {
  const comments = names.flatMap((name) =>
    Array.from({ length: 12 }, (_, n) => ({
      id: `${name} ${n}`,
      text: topics[name](n + 2),
      language: 'en',
    })),
  );
  const { model, placements } = learnThemes({
    comments,
    known: names.map((name) => ({
      id: name,
      memberIds: comments.filter(({ id }) => id.startsWith(name)).map(({ id }) => id),
      kept: true,
    })),
    constraints: { pinned: new Map(), banned: new Map() },
    sensitivity: 'fine',
    seed: 1,
    newThemeId: () => 'new',
  });
  const themeOf = new Map(
    placements.flatMap(({ commentId, themeId }) =>
      themeId === null ? [] : [[commentId.split(' ')[0] as Topic, themeId] as const],
    ),
  );
  return { model, themeOf };
}

const names = Object.keys(topics) as Topic[];
let all: ReturnType<typeof learn>;
beforeAll(() => {
  all = learn(names);
});

const asBefore = (places: readonly ThemePlace[]) =>
  new Map(places.map(({ themeId, x, y }) => [themeId, [x, y] as const]));

test('every theme has one place inside the square, the same each time', () => {
  const places = layOutThemes(all.model, new Map());
  expect(places.map(({ themeId }) => themeId).sort()).toEqual(names.toSorted());
  for (const { x, y } of places) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(-1e-9);
    expect(Math.max(x, y)).toBeLessThanOrEqual(1 + 1e-9);
  }
  expect(layOutThemes(all.model, new Map())).toEqual(places);
});

test('themes that share words lie nearer to each other than to any other', () => {
  const places = asBefore(layOutThemes(all.model, new Map()));
  const far = (a: Topic, b: Topic) => {
    const [[x, y], [u, v]] = [places.get(a)!, places.get(b)!];
    return Math.hypot(x - u, y - v);
  };
  for (const other of names.filter((name) => name !== 'bill' && name !== 'refund')) {
    expect(far('bill', 'refund')).toBeLessThan(far('bill', other));
  }
});

test('the next map begins from the last one, turned or not: what was there stays about there', () => {
  const few = learn(names.filter((name) => name !== 'noise'));
  const last = layOutThemes(few.model, new Map()).map(({ themeId, x, y }) => ({
    themeId,
    x: y,
    y: 1 - x, // as if it had been turned by a quarter
  }));
  const next = asBefore(layOutThemes(all.model, asBefore(last)));
  for (const { themeId, x, y } of last) {
    const [u, v] = next.get(themeId)!;
    expect(Math.hypot(x - u, y - v)).toBeLessThan(0.3);
  }
  expect(next.has('noise')).toBe(true);
});

test('neighbours are the nearest themes first, never the theme itself', () => {
  const neighbours = themeNeighbours(all.model);
  expect(neighbours.get('bill')![0]!.themeId).toBe('refund');
  for (const [id, near] of neighbours) {
    expect(near.map(({ themeId }) => themeId)).not.toContain(id);
    const falling = near.map(({ nearness }) => nearness);
    expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  }
});

test('a model without themes has an empty map, one theme lies in the middle', () => {
  expect(layOutThemes(learn([]).model, new Map())).toEqual([]);
  const [only] = layOutThemes(learn(['bus']).model, new Map());
  expect(only).toMatchObject({ themeId: 'bus', x: 0.5, y: 0.5 });
});
