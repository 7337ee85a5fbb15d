import type { MappedTheme } from '@vocero/api/contract/theme-map';
import type { Theme } from '@vocero/api/contract/themes';

/** More circles than this are dust, and take long to move apart. */
export const mostCircles = 300;

export interface Neighbour {
  id: string;
  label: string;
  nearness: number;
}

/** A theme of the board with its place on the map; null before it has one. */
export interface PlacedTheme {
  theme: Theme;
  place: { x: number; y: number } | null;
  neighbours: readonly Neighbour[];
}

/**
 * The themes with their places, most comments first. The places of all mapped ones together fill the
 * picture, so that hiding some moves none.
 */
export function placeThemes(
  themes: readonly Theme[],
  mapped: readonly MappedTheme[],
): PlacedTheme[] {
  const { toX, toY } = fillPicture(mapped);
  const places = new Map(mapped.map((theme) => [theme.id, theme]));
  const labels = new Map(mapped.map(({ id, label }) => [id, label]));
  return themes
    .toSorted((a, b) => b.count - a.count || a.id.localeCompare(b.id))
    .map((theme) => {
      const found = places.get(theme.id);
      return {
        theme,
        place: found ? { x: toX(found.x), y: toY(found.y) } : null,
        neighbours: (found?.neighbours ?? []).flatMap(({ id, nearness }) => {
          const label = labels.get(id);
          return label === undefined ? [] : [{ id, label, nearness }];
        }),
      };
    });
}

/** An axis is stretched to this many times the other one's scale at most: no line becomes a cloud. */
const mostStretch = 2;

function fillPicture(mapped: readonly { x: number; y: number }[]) {
  const x = rangeOf(mapped.map((theme) => theme.x));
  const y = rangeOf(mapped.map((theme) => theme.y));
  const least = Math.max(x.span, y.span) / mostStretch || 1;
  const along =
    ({ middle, span }: Range) =>
    (value: number) =>
      0.5 + (value - middle) / Math.max(span, least);
  return { toX: along(x), toY: along(y) };
}

interface Range {
  middle: number;
  span: number;
}

function rangeOf(values: readonly number[]): Range {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { middle: (low + high) / 2, span: high - low };
}
