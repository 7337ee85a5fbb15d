import type { MappedTheme } from '@vocero/api/contract/theme-map';
import type { Theme } from '@vocero/api/contract/themes';
import { expect, test } from 'vitest';
import { aTheme } from '../board/a-theme.ts';
import { placeThemes } from './map-themes.ts';

const mappedAt = (id: string, x: number, y: number, near: string[] = []): MappedTheme => ({
  id,
  label: `Theme ${id}`,
  status: 'heard',
  count: 1,
  x,
  y,
  radius: 0.1,
  neighbours: near.map((other) => ({ id: other, nearness: 0.7 })),
});

const theme = (id: string, count: number): Theme => aTheme({ id, label: `Theme ${id}`, count });

test('the largest comes first, and a theme the engine has not learned has no place', () => {
  const placed = placeThemes([theme('a', 3), theme('new', 9)], [mappedAt('a', 0.2, 0.4)]);
  expect(placed.map(({ theme: { id }, place }) => [id, place])).toEqual([
    ['new', null],
    ['a', { x: 0.5, y: 0.5 }],
  ]);
});

test('all places together fill the picture, whichever of the themes are shown', () => {
  const mapped = [mappedAt('a', 0.2, 0.4), mappedAt('b', 0.6, 0.7), mappedAt('c', 0.4, 0.5)];
  const [a, b] = placeThemes([theme('a', 2), theme('b', 1)], mapped);
  expect(a?.place?.x).toBeCloseTo(0, 6);
  expect(b?.place?.x).toBeCloseTo(1, 6);
  expect(b?.place?.y).toBeCloseTo(1, 6);
});

test('themes on one line stay on it', () => {
  const placed = placeThemes(
    [theme('a', 2), theme('b', 1)],
    [mappedAt('a', 0, 0.5), mappedAt('b', 1, 0.5)],
  );
  expect(placed.map(({ place }) => place)).toEqual([
    { x: 0, y: 0.5 },
    { x: 1, y: 0.5 },
  ]);
});

test('neighbours are told by name, and those that are gone are left out', () => {
  const mapped = [mappedAt('a', 0, 0, ['gone', 'b']), mappedAt('b', 1, 1)];
  const [placed] = placeThemes([theme('a', 1)], mapped);
  expect(placed?.neighbours).toEqual([{ id: 'b', label: 'Theme b', nearness: 0.7 }]);
});
