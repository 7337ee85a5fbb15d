import type { Tx } from '@vocero/sql/connect';
import {
  listThemeSizes,
  readMap,
  readModelStamp,
  storeMap,
  type Places,
  type ThemeSize,
} from '@vocero/sql/theme-map';
import type { Model } from '@vocero/workers/engine/model';
import { separateCircles } from '@vocero/workers/engine/map/separate-circles';
import { layOutThemes } from '@vocero/workers/engine/map/theme-map';
import { themeNeighbours, type ThemeNeighbour } from '@vocero/workers/engine/map/theme-neighbours';
import type { MappedTheme } from './contract/theme-map.ts';
import type { ModelCache } from './model-cache.ts';
import { nameThemes, type ThemeNames } from './theme-names.ts';

/** The share of the square that all circles cover together. */
const covered = 0.2;
/** Radii, so that the smallest can be hit and the largest leaves room. */
const [smallest, largest] = [0.008, 0.17];
/** Left free along the edges before circles are moved apart. */
const margin = 0.08;

/**
 * The map as it is now: places from the newest model, drawn once for each and kept so that the next
 * map begins from them; sizes and labels as they are at this moment.
 */
export async function readThemeMap(tx: Tx, readModel: ModelCache, orgId: string) {
  const sizes = await listThemeSizes(tx);
  const stamp = await readModelStamp(tx);
  const model = stamp ? await readModel(tx, orgId) : null;
  if (!stamp || !model) {
    return { themes: [], unmapped: sizes.map(asUnmapped), learnedAt: stamp?.learnedAt ?? null };
  }
  const places = await placesOf(tx, model, stamp.version);
  const names = await nameThemes(tx, model);
  const placed = sizes.flatMap((theme) => {
    const name = names.namesOf(theme.id).find((name) => places[name]);
    return name === undefined ? [] : [{ theme, name, place: places[name]! }];
  });
  const isPlaced = new Set(placed.map(({ theme }) => theme.id));
  const circles = separateCircles(circlesOf(placed));
  const neighbours = themeNeighbours(model);
  return {
    themes: placed.map(({ theme, name }, i): MappedTheme => {
      const near = neighbours.get(name) ?? [];
      return {
        ...asUnmapped(theme),
        ...rounded(circles[i]!),
        neighbours: nameNeighbours(near, names, theme.id).filter(({ id }) => isPlaced.has(id)),
      };
    }),
    unmapped: sizes.filter(({ id }) => !isPlaced.has(id)).map(asUnmapped),
    learnedAt: stamp.learnedAt,
  };
}

const asUnmapped = ({ id, label, status, count }: ThemeSize) => ({ id, label, status, count });

async function placesOf(tx: Tx, model: Model, version: number): Promise<Places> {
  const last = await readMap(tx);
  if (last && last.modelVersion >= version) return last.places;
  const before = new Map(Object.entries(last?.places ?? {}));
  const places = Object.fromEntries(
    layOutThemes(model, before).map(({ themeId, x, y }) => [themeId, [x, y] as [number, number]]),
  );
  await storeMap(tx, { modelVersion: version, places });
  return places;
}

interface Placed {
  theme: ThemeSize;
  place: readonly [number, number];
}

/** Areas by comments, within what can be seen. */
function circlesOf(placed: readonly Placed[]) {
  const comments = placed.reduce((sum, { theme }) => sum + theme.count, 0) || 1;
  const inset = (value: number) => margin + (1 - 2 * margin) * value;
  return placed.map(({ theme: { count }, place: [x, y] }) => {
    const radius = Math.sqrt((covered * count) / comments / Math.PI);
    return {
      x: inset(x),
      y: inset(y),
      radius: Math.min(largest, Math.max(smallest, radius)),
    };
  });
}

function rounded({ x, y, radius }: { x: number; y: number; radius: number }) {
  const to = (value: number) => Math.round(value * 1e5) / 1e5;
  return { x: to(x), y: to(y), radius: to(radius) };
}

/** Neighbours as the themes are called now, none of them twice or the theme itself. */
function nameNeighbours(near: readonly ThemeNeighbour[], names: ThemeNames, own: string) {
  const seen = new Set([own]);
  return near.flatMap(({ themeId, nearness }) => {
    const id = names.nowOf(themeId);
    if (id === undefined || seen.has(id)) return [];
    seen.add(id);
    return [{ id, nearness }];
  });
}
