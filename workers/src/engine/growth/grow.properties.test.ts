import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growThemes } from './grow.ts';
import { learnThemes } from '../learn.ts';
import { sampleComments } from '../test-comments.ts';
import type { EngineComment } from '../types.ts';

const free = { pinned: new Map<string, string | null>(), banned: new Map<string, Set<string>>() };
let made = 0;
const newThemeId = () => `t${made++}`;
const { model, themes } = learnThemes({
  comments: sampleComments(15, 1),
  known: [],
  constraints: free,
  sensitivity: 'medium',
  seed: 1,
  newThemeId,
});
const ids = themes.map(({ id }) => id);

const places = ['at the harbour', 'near the station', 'by the library', 'behind the museum'];
const troubles = ['Parking is full', 'No parking space', 'Cannot find parking'];
const about = (subject: string): EngineComment[] =>
  places.flatMap((place, p) =>
    troubles.map((trouble, t) => ({
      id: `${subject}${p}${t}`,
      text: `${trouble.replace(/parking/i, subject)} ${place}`,
      language: 'en',
    })),
  );
const pool = [...about('Parking'), ...about('Bicycle'), ...sampleComments(3, 2)];

/** What a person said of a comment: nothing, irrelevant, that it belongs here, that it does not. */
const word = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.constant({ kind: 'aside' as const }),
  fc.record({ kind: fc.constant('pinned' as const), theme: fc.constantFrom(...ids) }),
  fc.record({ kind: fc.constant('banned' as const), themes: fc.subarray(ids, { minLength: 1 }) }),
);

const situation = fc.record({
  words: fc.array(word, { minLength: pool.length, maxLength: pool.length }),
  /** Which comments stand in a theme already. */
  placed: fc.array(fc.boolean(), { minLength: pool.length, maxLength: pool.length }),
  /** Which of the others the learning left unsorted. */
  left: fc.array(fc.boolean(), { minLength: pool.length, maxLength: pool.length }),
  sensitivity: fc.constantFrom('broad' as const, 'medium' as const, 'fine' as const),
});

test('growth obeys what people decided, and what there was keeps its place', () => {
  let births = 0;
  fc.assert(
    fc.property(situation, ({ words, placed, left, sensitivity }) => {
      const leftOut = new Set(pool.flatMap(({ id }, i) => (left[i] ? [id] : [])));
      const pinned = new Map<string, string | null>();
      const banned = new Map<string, Set<string>>();
      pool.forEach(({ id }, i) => {
        const said = words[i]!;
        if (said.kind === 'aside') pinned.set(id, null);
        if (said.kind === 'pinned') pinned.set(id, said.theme);
        if (said.kind === 'banned') banned.set(id, new Set(said.themes));
      });
      const grown = growThemes({
        model,
        unsorted: pool.filter((_, i) => !placed[i]),
        leftOut,
        members: pool.filter((_, i) => placed[i]),
        labels: themes.map(({ label }) => label),
        called: themes,
        constraints: { pinned, banned },
        sensitivity,
        seed: 1,
        newThemeId,
      });
      births += grown.newThemes.length;
      expect(grown.model.themes.slice(0, ids.length)).toEqual(model.themes);
      expect(grown.renamed).toEqual([]);
      const fresh = grown.newThemes.map(({ id }) => id);
      expect(grown.model.themes.slice(ids.length).map(({ id }) => id)).toEqual(fresh);
      const isPlaced = new Map(pool.map(({ id }, i) => [id, placed[i]!]));
      const seen = new Set<string>();
      for (const { commentId, themeId } of grown.moves) {
        expect(seen.has(commentId)).toBe(false);
        seen.add(commentId);
        expect(pinned.has(commentId)).toBe(false);
        expect(banned.get(commentId)?.has(themeId!) ?? false).toBe(false);
        expect([...ids, ...fresh]).toContain(themeId);
        // What has a theme leaves it for a new one alone, and what learning left out goes into none else.
        if (isPlaced.get(commentId) || leftOut.has(commentId)) expect(fresh).toContain(themeId);
      }
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(births).toBeGreaterThan(10);
});
