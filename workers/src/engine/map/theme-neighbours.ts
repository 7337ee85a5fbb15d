import type { Model } from '../model.ts';
import { likenessOf, themeMeans } from './theme-means.ts';

export interface ThemeNeighbour {
  themeId: string;
  /** 0 to 1, two decimals. */
  nearness: number;
}

const MOST = 5;
/** Below this two themes have no more in common than any two. */
const LEAST_NEARNESS = 0.15;

/** Pairs of two thousand themes take a second: once for each model. */
const found = new WeakMap<Model, ReadonlyMap<string, ThemeNeighbour[]>>();

/** Each theme's nearest others by the cosine of their means, at most five, the nearest first. */
export function themeNeighbours(model: Model): ReadonlyMap<string, ThemeNeighbour[]> {
  const neighbours = found.get(model) ?? findNeighbours(model);
  found.set(model, neighbours);
  return neighbours;
}

function findNeighbours(model: Model): Map<string, ThemeNeighbour[]> {
  const means = themeMeans(model);
  const idOf = (row: number) => model.themes[means.themes[row]!]!.id;
  return new Map(
    means.themes.map((_, row) => {
      const near: { other: number; likeness: number }[] = [];
      for (let other = 0; other < means.themes.length; other++) {
        const likeness = other === row ? 0 : likenessOf(means, row, other);
        if (likeness >= LEAST_NEARNESS) near.push({ other, likeness });
      }
      near.sort((a, b) => b.likeness - a.likeness || a.other - b.other);
      return [
        idOf(row),
        near.slice(0, MOST).map(({ other, likeness }) => ({
          themeId: idOf(other),
          nearness: Math.round(100 * Math.min(1, likeness)) / 100,
        })),
      ];
    }),
  );
}
