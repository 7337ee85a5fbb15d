import { dotAt, normalizeAt } from '../algebra/dense.ts';
import type { Model } from '../model.ts';
import { widthOf } from '../space/space.ts';

/** The themes of a model that have a centre, each as one vector. */
export interface ThemeMeans {
  /** Places in `Model.themes`, rising. */
  themes: number[];
  /** themes × width: unit length, or zero where the centres cancel out. */
  vectors: Float32Array;
  width: number;
}

/** The mean of each theme's centres, made a unit vector. Every centre counts the same. */
export function themeMeans({ space, centres }: Model): ThemeMeans {
  const width = widthOf(space);
  const themes = [...new Set(centres.themeOf)].sort((a, b) => a - b);
  const rowOf = new Map(themes.map((theme, row) => [theme, row]));
  const vectors = new Float32Array(themes.length * width);
  centres.themeOf.forEach((theme, c) => {
    const at = rowOf.get(theme)! * width;
    for (let k = 0; k < width; k++) vectors[at + k]! += centres.vectors[c * width + k]!;
  });
  themes.forEach((_, row) => normalizeAt(vectors, row * width, width));
  return { themes, vectors, width };
}

/** How near two themes are: the cosine of their means, 0 (or below) to 1. */
export function likenessOf({ vectors, width }: ThemeMeans, a: number, b: number): number {
  return dotAt(vectors, a * width, vectors, b * width, width);
}
