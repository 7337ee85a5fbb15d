import type { Locale } from '@vocero/api/contract/values';
import { expect, test } from 'vitest';
import { aTheme } from './a-theme.ts';
import type { SortKey } from './board-view.ts';
import { sortThemes } from './sort-themes.ts';

const themes = [
  aTheme({ id: 'b', change: 0.4, statusSince: '2026-01-01T00:00:00Z', status: 'prevented' }),
  aTheme({ id: 'a', change: null, statusSince: '2026-03-01T00:00:00Z', status: 'heard' }),
  aTheme({ id: 'č', change: -0.2, statusSince: '2026-02-01T00:00:00Z', status: 'owned' }),
];
const order = (key: SortKey, descending: boolean, locale: Locale = 'en') =>
  sortThemes(themes, { key, descending, locale }).map((theme) => theme.id);

test('what has no value comes last in both directions', () => {
  expect(order('change', true)).toEqual(['b', 'č', 'a']);
  expect(order('change', false)).toEqual(['č', 'b', 'a']);
});

test('statuses sort along the board, not along the alphabet', () => {
  expect(order('status', false)).toEqual(['a', 'č', 'b']);
});

test('the longest in its status is the oldest', () => {
  expect(order('age', true)).toEqual(['b', 'č', 'a']);
});

test('labels sort by the alphabet of the language', () => {
  expect(order('label', false)).toEqual(['a', 'b', 'č']);
});
