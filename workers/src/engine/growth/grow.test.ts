import { expect, test } from 'vitest';
import { growThemes, type GrowInput } from './grow.ts';
import { learnThemes } from '../learn.ts';
import { decodeModel, encodeModel } from '../model.ts';
import { placeComments } from '../placing/place.ts';
import { sampleComments } from '../test-comments.ts';

const free = { pinned: new Map<string, string | null>(), banned: new Map<string, Set<string>>() };
let made = 0;
const newThemeId = () => `t${made++}`;
const known = sampleComments(15, 1);
const { model, themes } = learnThemes({
  comments: known,
  known: [],
  constraints: free,
  sensitivity: 'medium',
  seed: 1,
  newThemeId,
});

const places = ['at the harbour', 'near the station', 'by the library', 'behind the museum'];
const parking = [
  'Parking is full',
  'No parking space',
  'Cannot find parking',
  'Parking costs too much',
];
const fresh = places.flatMap((place, p) =>
  parking.map((trouble, t) => ({ id: `p${p}${t}`, text: `${trouble} ${place}`, language: 'en' })),
);
const input: GrowInput = {
  model,
  unsorted: fresh,
  leftOut: new Set(),
  members: sampleComments(2, 2),
  labels: themes.map(({ label }) => label),
  called: themes,
  constraints: free,
  sensitivity: 'medium',
  seed: 1,
  newThemeId: () => 'new',
};

test('comments on one new subject become a theme, and later ones join it', () => {
  const grown = growThemes({ ...input, newThemeId });
  const [theme] = grown.newThemes;
  expect(theme!.label.toLowerCase()).toMatch(/parking/);
  expect(theme!.memberIds.length).toBeGreaterThan(3);
  const later = { id: 'later', text: 'Parking is full at the station', language: 'en' };
  const [placement] = placeComments(grown.model, [later], free);
  expect(grown.newThemes.map(({ id }) => id)).toContain(placement!.themeId);
});

test('what stands in its theme stays, and known themes keep their numbers', () => {
  const grown = growThemes({ ...input, newThemeId });
  expect(grown.moves.every(({ commentId }) => commentId.startsWith('p'))).toBe(true);
  expect(grown.model.themes.slice(0, model.themes.length)).toEqual(model.themes);
  const before = placeComments(model, known, free).map(({ themeId }) => themeId);
  expect(placeComments(grown.model, known, free).map(({ themeId }) => themeId)).toEqual(before);
});

test('what the learning left unsorted goes into a theme that came up, and into no other', () => {
  const [like] = sampleComments(1, 3);
  const unsorted = [...fresh, like!];
  const placeOf = (leftOut: Set<string>) => {
    const { moves } = growThemes({ ...input, unsorted, leftOut, newThemeId });
    return moves.find(({ commentId }) => commentId === like!.id)?.themeId;
  };
  expect(themes.map(({ id }) => id)).toContain(placeOf(new Set()));
  expect(placeOf(new Set([like!.id]))).toBeUndefined();
  const all = new Set(unsorted.map(({ id }) => id));
  const [theme] = growThemes({ ...input, unsorted, leftOut: all, newThemeId }).newThemes;
  expect(theme!.memberIds.length).toBeGreaterThan(3);
  expect(theme!.memberIds).not.toContain(like!.id);
});

test('what people decided on is never moved', () => {
  const pinned = new Map(fresh.map(({ id }) => [id, null]));
  expect(growThemes({ ...input, constraints: { ...free, pinned } }).newThemes).toEqual([]);
});

test('nothing new gives the same model', () => {
  const odd = { id: 'odd', text: 'Parking garage smells of gasoline', language: 'en' };
  const grown = growThemes({ ...input, unsorted: [odd] });
  expect(grown).toEqual({ model, newThemes: [], renamed: [], moves: [] });
});

test('a name that is in use is not given again', () => {
  const [first] = growThemes({ ...input, newThemeId }).newThemes;
  const labels = [...input.labels, first!.label];
  const [again] = growThemes({ ...input, labels, newThemeId }).newThemes;
  expect(again!.label).not.toBe(first!.label);
  expect(first!.terms).toContain(again!.label.toLowerCase());
});

test('a grown model survives its bytes, and the same input gives the same themes', () => {
  const ids = () => {
    let n = 0;
    return () => `g${n++}`;
  };
  const grown = growThemes({ ...input, newThemeId: ids() });
  expect(growThemes({ ...input, newThemeId: ids() }).newThemes).toEqual(grown.newThemes);
  const stored = decodeModel(encodeModel(grown.model));
  expect(placeComments(stored, fresh, free)).toEqual(placeComments(grown.model, fresh, free));
});
