import { expect, test } from 'vitest';
import { compactVector, joinVectors, type Embedded } from './embedded.ts';
import { learnThemes, type LearnInput } from '../learn.ts';
import { decodeModel, encodeModel } from '../model.ts';
import { placeEmbedded } from './place-embedded.ts';
import { placeComments } from '../placing/place.ts';
import { gaussians } from '../algebra/random.ts';
import type { EngineComment } from '../types.ts';

const WIDTH = 21;
const SHARED = gaussians(WIDTH, 99);

/** The vector of something said about a subject: what all texts share, the subject, and chance. */
function vectorOf(subject: number, chance: number): Float32Array {
  const about = gaussians(WIDTH, subject + 1);
  const own = gaussians(WIDTH, 1_000 + chance);
  return SHARED.map((x, k) => 2 * x + about[k]! + 0.4 * own[k]!);
}

const embed = (rows: readonly (Float32Array | null)[], name = 'm'): Embedded =>
  joinVectors(
    name,
    rows.map((row) => row && compactVector(row)),
  )!;

/** Comments of which no two share a word; what they are about is known by their vectors alone. */
const SIZE = 36;
const subjectOf = (i: number) => i % 3;
const wordless: EngineComment[] = Array.from({ length: SIZE }, (_, i) => ({
  id: `c${String(i).padStart(2, '0')}`,
  text: `${'abcdefghijkl'[i % 12]}${'mnopqr'[Math.floor(i / 6)]}${'stuvwxy'[i % 7]}q${i}`,
  language: 'en',
}));
const vectors = wordless.map((_, i) => vectorOf(subjectOf(i), i));
const free = { pinned: new Map<string, string | null>(), banned: new Map<string, Set<string>>() };

function learn(given: Partial<LearnInput> = {}) {
  let made = 0;
  return learnThemes({
    comments: wordless,
    known: [],
    constraints: free,
    sensitivity: 'medium',
    seed: 1,
    newThemeId: () => `t${made++}`,
    embedded: embed(vectors),
    ...given,
  });
}

/** Theme → the subjects of the comments in it. */
function subjectsByTheme(placements: readonly { themeId: string | null }[]) {
  const found = new Map<string | null, Set<number>>();
  placements.forEach(({ themeId }, i) => {
    found.set(themeId, (found.get(themeId) ?? new Set()).add(subjectOf(i)));
  });
  return found;
}

test('themes are found by vectors where no words are shared, and each gets a name of its own', () => {
  const { placements, themes, model } = learn();
  const found = subjectsByTheme(placements);
  expect(found.size).toBe(3);
  expect(Array.from(found.values(), (subjects) => subjects.size)).toEqual([1, 1, 1]);
  expect(new Set(themes.map(({ label }) => label)).size).toBe(3);
  expect(themes.every(({ label }) => label !== '')).toBe(true);
  expect(model.embedded?.space).toMatchObject({ name: 'm', width: WIDTH });
});

test('the same vectors give the same, in any order of arrival', () => {
  const { placements } = learn();
  const backwards = [...wordless].reverse();
  const again = learn({ comments: backwards, embedded: embed([...vectors].reverse()) });
  const byId = new Map(again.placements.map(({ commentId, themeId }) => [commentId, themeId]));
  expect(placements.map(({ commentId }) => byId.get(commentId))).toEqual(
    placements.map(({ themeId }) => themeId),
  );
});

test('with vectors for too few comments words decide; a few that lack one do no harm', () => {
  const lacking = (n: number) => embed(vectors.map((vector, i) => (i < n ? null : vector)));
  expect(learn({ embedded: lacking(4) }).model.embedded).toBeNull();
  const { model, placements } = learn({ embedded: lacking(1) });
  expect(model.embedded).not.toBeNull();
  expect(subjectsByTheme(placements.slice(3)).size).toBeGreaterThanOrEqual(3);
  expect(placements[0]!.themeId).toBeNull(); // its words are in no theme
});

test('what people decided comes before any vector', () => {
  const { themes } = learn();
  const [first, second] = themes.map(({ id }) => id);
  const known = themes.map(({ id, memberIds }) => ({ id, memberIds, kept: false }));
  const at = (theme: string) => themes.find(({ id }) => id === theme)!.memberIds;
  const [moved, refused, irrelevant] = [at(first!)[0]!, at(first!)[1]!, at(first!)[2]!];
  const constraints = {
    pinned: new Map([
      [moved, second!],
      [irrelevant, null],
    ]),
    banned: new Map([[refused, new Set([first!])]]),
  };
  const { placements } = learn({ known, constraints });
  const themeOf = new Map(placements.map(({ commentId, themeId }) => [commentId, themeId]));
  expect(themeOf.get(moved)).toBe(second);
  expect(themeOf.get(irrelevant)).toBeNull();
  expect(themeOf.get(refused)).not.toBe(first);
  expect(themeOf.get(at(first!)[3]!)).toBe(first);
});

test('a new comment joins by its vector; one about nothing known stays unsorted', () => {
  const { model, placements } = learn();
  const fresh = [0, 1, 2, 50].map((subject, i) => ({
    comment: { id: `n${i}`, text: `xx${i}yy`, language: null },
    vector: vectorOf(subject, 500 + i),
  }));
  const comments = fresh.map(({ comment }) => comment);
  const embedded = embed(fresh.map(({ vector }) => vector));
  const placed = placeEmbedded(model, comments, free, embedded).map(({ themeId }) => themeId);
  expect(placed).toEqual([...placements.slice(0, 3).map(({ themeId }) => themeId), null]);

  const stored = decodeModel(encodeModel(model));
  const after = placeEmbedded(stored, comments, free, embedded);
  expect(after).toEqual(placeEmbedded(model, comments, free, embedded));
});

test('without vectors, or with those of another model, words decide as ever', () => {
  const { model } = learn();
  const comments = wordless.slice(0, 5);
  const byWords = placeComments(model, comments, free);
  expect(placeEmbedded(model, comments, free, null)).toEqual(byWords);
  const others = embed(vectors.slice(0, 5), 'other');
  expect(placeEmbedded(model, comments, free, others)).toEqual(byWords);
  const shorter = embed(vectors.slice(0, 5).map((vector) => vector.slice(1)));
  expect(placeEmbedded(model, comments, free, shorter)).toEqual(byWords);
});
