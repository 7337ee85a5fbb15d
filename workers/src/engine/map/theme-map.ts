import type { Model } from '../model.ts';
import { spreadAngle, type Plane } from './plane.ts';
import { principalPlane } from './principal-plane.ts';
import { alignTo, type Anchor } from './procrustes.ts';
import { lowerStress, type Distances } from './stress.ts';
import { likenessOf, themeMeans, type ThemeMeans } from './theme-means.ts';

/** A place on the map: x to the right and y down, both 0 to 1. */
export interface ThemePlace {
  themeId: string;
  x: number;
  y: number;
}

const MOST_ROUNDS = 400;
/** Pairs looked at in all rounds: about 0.2 s. */
const BUDGET = 10_000_000;
/** From this share of themes known on, the map goes on from where they were. */
const ENOUGH_KNOWN = 0.5;

/**
 * Places themes on a map so that near ones lie near: d = (1 − cos)² between their means. The square
 * tells near pairs apart where almost all pairs are about equally far: of a theme's three nearest 56 %
 * are among its three nearest on the map (mean of five sets of 32 to 53 themes; 1 − cos: 51 %, the
 * principal plane alone: 37 %). It starts from the last map, or from that plane where the last map has
 * too few of them, lowers the stress, and turns the result to the last map as far as that goes.
 * @param before the last map: theme id → [x, y]. Empty for the first.
 * @returns one place for each theme that has a centre. The same input gives the same map.
 */
export function layOutThemes(
  model: Model,
  before: ReadonlyMap<string, readonly [x: number, y: number]>,
): ThemePlace[] {
  const means = themeMeans(model);
  const ids = means.themes.map((theme) => model.themes[theme]!.id);
  const anchors = ids.flatMap((id, point): Anchor[] => {
    const place = before.get(id);
    return place ? [{ point, x: place[0], y: place[1] }] : [];
  });
  const distances = distancesOf(means);
  const goesOn = anchors.length >= Math.max(3, ENOUGH_KNOWN * ids.length);
  const points = goesOn
    ? continuedFrom(anchors, means, distances)
    : principalPlane(means.vectors, ids.length, means.width);
  const rounds = Math.min(MOST_ROUNDS, Math.max(4, Math.floor(BUDGET / ids.length ** 2)));
  lowerStress(points, distances, rounds);
  const placed = fitSquare(alignTo(toScaleOf(points, anchors), anchors));
  return ids.map((themeId, i) => ({ themeId, x: placed[2 * i]!, y: placed[2 * i + 1]! }));
}

function distancesOf(means: ThemeMeans): Distances {
  const n = means.themes.length;
  const values = new Float32Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const apart = 1 - Math.max(0, likenessOf(means, i, j));
      values[i * n + j] = values[j * n + i] = apart * apart;
    }
  }
  return { n, values };
}

const NEAREST_KNOWN = 3;

/** The last map at the scale of the distances; a new theme starts beside those it is nearest to. */
function continuedFrom(anchors: readonly Anchor[], means: ThemeMeans, distances: Distances): Plane {
  const { n, values } = distances;
  const points = new Float64Array(2 * n);
  const scale = 1 / scaleOf(anchors, distances);
  for (const { point, x, y } of anchors) points.set([scale * x, scale * y], 2 * point);
  const known = new Set(anchors.map(({ point }) => point));
  means.themes.forEach((_, i) => {
    if (known.has(i)) return;
    const nearest = [...known]
      .sort((a, b) => values[i * n + a]! - values[i * n + b]! || a - b)
      .slice(0, NEAREST_KNOWN);
    const sum = (axis: number) => nearest.reduce((total, j) => total + points[2 * j + axis]!, 0);
    // Several new themes beside the same ones must not start in one place.
    points[2 * i] = sum(0) / nearest.length + 0.01 * Math.cos(spreadAngle(i));
    points[2 * i + 1] = sum(1) / nearest.length + 0.01 * Math.sin(spreadAngle(i));
  });
  return points;
}

/** How long the anchors' distances are on the last map, against what they should be. */
function scaleOf(anchors: readonly Anchor[], { n, values }: Distances): number {
  let [shown, wanted] = [0, 0];
  for (const a of anchors) {
    for (const b of anchors) {
      shown += Math.hypot(a.x - b.x, a.y - b.y);
      wanted += values[a.point * n + b.point]!;
    }
  }
  return shown > 0 && wanted > 0 ? shown / wanted : 1;
}

/** Points as large as the anchors were, so that only shifting and turning remain. */
function toScaleOf(points: Plane, anchors: readonly Anchor[]): Plane {
  let [old, now] = [0, 0];
  for (const a of anchors) {
    for (const b of anchors) {
      old += Math.hypot(a.x - b.x, a.y - b.y);
      now += Math.hypot(
        points[2 * a.point]! - points[2 * b.point]!,
        points[2 * a.point + 1]! - points[2 * b.point + 1]!,
      );
    }
  }
  return old > 0 && now > 0 ? points.map((value) => (value * old) / now) : points;
}

/** Moves points into the square from 0 to 1, and makes them fill it where they would not. */
function fitSquare(points: Plane): Plane {
  const at = (axis: number) => points.filter((_, i) => i % 2 === axis);
  const [xs, ys] = [at(0), at(1)];
  const rangeOf = (values: Float64Array) => {
    const [low, high] = [
      values.reduce((a, b) => Math.min(a, b), Infinity),
      values.reduce((a, b) => Math.max(a, b), -Infinity),
    ];
    return { middle: (low + high) / 2, extent: high - low };
  };
  const [x, y] = [rangeOf(xs), rangeOf(ys)];
  const scale = 1 / (Math.max(x.extent, y.extent) || 1);
  return points.map((value, i) => (value - (i % 2 === 0 ? x : y).middle) * scale + 0.5);
}
