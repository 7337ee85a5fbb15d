import { expect, test } from 'vitest';
import { joinToThemes } from './join-to-themes.ts';
import { learnThemes } from '../learn.ts';
import { learnWords } from '../space/learn-words.ts';
import { placeComments } from '../placing/place.ts';
import { likenessToThemes } from '../placing/likeness.ts';
import { comparedAt, readPool } from './read-pool.ts';
import { sampleComments } from '../test-comments.ts';

const free = { pinned: new Map<string, string | null>(), banned: new Map<string, Set<string>>() };
let made = 0;
const { model } = learnThemes({
  comments: sampleComments(15, 1),
  known: [],
  constraints: free,
  sensitivity: 'medium',
  seed: 1,
  newThemeId: () => `t${made++}`,
});
const themes = model.themes.length;
const sensitivity = 'medium';
const numberOf = new Map(model.themes.map(({ id }, theme) => [id, theme]));

test('a group about what a theme is about is part of it', () => {
  const comments = sampleComments(6, 2);
  const placements = placeComments(model, comments, free);
  const groupOf = Int32Array.from(placements, ({ themeId }) =>
    themeId === null ? -1 : numberOf.get(themeId)!,
  );
  const joined = joinToThemes({ model, pool: readPool(model, comments), groupOf, sensitivity });
  expect(joined).toEqual(groupOf);
});

const subjects = [
  'Parking garage full, barrier closed',
  'Parking garage barrier, full again',
  'Musty towels smell of mildew',
  'Violin concert sounded superb',
];
const fresh = subjects.flatMap((text, s) =>
  [1, 2, 3, 4].map((n) => ({ id: `${s}${n}`, text, language: 'en' })),
);

test('groups about one new thing are one theme, about several they are several', () => {
  const known = learnWords(
    model,
    fresh.map(({ text }) => text),
  );
  const groupOf = Int32Array.from(fresh, (_, i) => Math.floor(i / 4));
  const pool = readPool(known, fresh);
  const joined = joinToThemes({ model: known, pool, groupOf, sensitivity });
  expect(joined[0]).toBe(joined[4]);
  expect(new Set(joined).size).toBe(3);
  expect(joined.every((theme) => theme >= themes)).toBe(true);
});

test('the more various the comments were, the more evidence makes two groups one theme', () => {
  const comments = ['full', 'dirty'].flatMap((how, group) =>
    ['Parking garage', 'garage barrier', 'Parking garage', 'garage barrier'].map((what, i) => ({
      id: `${group}${i}`,
      text: `${what} ${how}`,
      language: 'en',
    })),
  );
  const known = learnWords(
    model,
    comments.map(({ text }) => text),
  );
  const groupOf = Int32Array.from(comments, (_, i) => Math.floor(i / 4));
  const pool = readPool(known, comments);
  const countAt = (variety: number) =>
    new Set(joinToThemes({ model: { ...known, variety }, pool, groupOf, sensitivity })).size;
  expect([0.42, 2.5].map(countAt)).toEqual([1, 2]);
});

test('what is in no group stays in none', () => {
  const groupOf = new Int32Array(fresh.length).fill(-1);
  const pool = readPool(model, fresh);
  expect(joinToThemes({ model, pool, groupOf, sensitivity })).toEqual(groupOf);
});

test('a group that shares fewer words with a theme than all but the weakest members is not part of it', () => {
  // Members share from 0 to 1, evenly: with all but the weakest fiftieth, 0.02 or more.
  const even = Float32Array.from({ length: 65 }, (_, step) => step / 64);
  const strict = { ...model, gate: { ...model.gate, stems: even } };
  const comments = sampleComments(6, 2, 1);
  const pool = readPool(model, comments);
  const [{ themeId } = { themeId: null }] = placeComments(model, comments, free);
  const theme = numberOf.get(themeId!)!;
  const shared = comments.map(
    (_, i) =>
      likenessToThemes(model.centres, comparedAt(pool, i)).find((one) => one.theme === theme)!
        .stems,
  );
  const mean = shared.reduce((a, b) => a + b, 0) / shared.length;
  /** The group in the same vectors, its words as little those of the theme as that. */
  const sharing = (wanted: number) => {
    const stems = pool.stems.map(
      (row) => new Map(Array.from(row, ([stem, weight]) => [stem, (weight * wanted) / mean])),
    );
    const groupOf = new Int32Array(comments.length);
    return joinToThemes({ model: strict, pool: { ...pool, stems }, groupOf, sensitivity })[0];
  };
  expect(sharing(0.03)).toBe(theme);
  expect(sharing(0.01)).toBe(themes);
});
