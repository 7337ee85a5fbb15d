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

/** The themes with their places, most comments first. Neighbours are named as the board names them. */
export function placeThemes(
  themes: readonly Theme[],
  mapped: readonly MappedTheme[],
): PlacedTheme[] {
  const places = new Map(mapped.map((theme) => [theme.id, theme]));
  const labels = new Map(mapped.map(({ id, label }) => [id, label]));
  return themes
    .toSorted((a, b) => b.count - a.count || a.id.localeCompare(b.id))
    .map((theme) => {
      const found = places.get(theme.id);
      return {
        theme,
        place: found ? { x: found.x, y: found.y } : null,
        neighbours: (found?.neighbours ?? []).flatMap(({ id, nearness }) => {
          const label = labels.get(id);
          return label === undefined ? [] : [{ id, label, nearness }];
        }),
      };
    });
}
