import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learnThemes, type LearnedTheme, type LearnInput } from './learn.ts';
import { sampleComments, topicOf } from './test-comments.ts';
import type { EngineComment } from './types.ts';

const free = { pinned: new Map<string, string | null>(), banned: new Map<string, Set<string>>() };

function learn(comments: readonly EngineComment[], given: Partial<LearnInput> = {}) {
  let made = 0;
  return learnThemes({
    comments,
    known: [],
    constraints: free,
    sensitivity: 'medium',
    seed: 1,
    newThemeId: () => `t${made++}`,
    ...given,
  });
}

const plain = (texts: readonly string[]) =>
  texts.map((text, i) => ({ id: `c${i}`, text, language: null }));

test('each topic becomes one theme, named in its language', () => {
  const { themes } = learn(sampleComments(12, 1));
  const topics = themes.map(({ memberIds }) => new Set(memberIds.map((id) => topicOf(id))));
  expect(topics.map((set) => set.size)).toEqual([1, 1, 1, 1]);
  expect(themes.some(({ label }) => /lento/i.test(label))).toBe(true);
  expect(themes.some(({ label }) => /pošiljka|kasni/i.test(label))).toBe(true);
});

test('ten comments are enough for themes of three, and what stands alone stays unsorted', () => {
  const { themes, placements } = learn(
    plain([
      'La tarjeta no llega',
      'Mi tarjeta no ha llegado todavía',
      'No me llega la tarjeta',
      'La factura está mal',
      'Error en la factura',
      'Factura incorrecta este mes',
      'El internet va lento',
      'Internet muy lento por la noche',
      'wifi lento',
      'Aparcamiento caro',
    ]),
  );
  expect(themes.map(({ memberIds }) => memberIds).toSorted()).toEqual([
    ['c0', 'c1', 'c2'],
    ['c3', 'c4', 'c5'],
    ['c6', 'c7', 'c8'],
  ]);
  expect(placements[9]!.themeId).toBeNull();
});

test('every placement has a reason with its words, its score and another member', () => {
  const comments = sampleComments(12, 2);
  const placed = learn(comments).placements.filter(({ themeId }) => themeId !== null);
  expect(placed.length).toBeGreaterThan(0.9 * comments.length);
  for (const { commentId, reason } of placed) {
    const text = comments.find(({ id }) => id === commentId)!.text.toLowerCase();
    expect(reason!.terms.length).toBeGreaterThan(0);
    expect(reason!.terms.length).toBeLessThanOrEqual(4);
    for (const term of reason!.terms) expect(text).toContain(term);
    expect(reason!.nearestId).not.toBe(commentId);
    expect(reason!.score).toBe(Math.round(reason!.score * 100) / 100);
  }
});

test('the order in which comments arrive does not change the themes', () => {
  const comments = sampleComments(15, 4);
  const together = (learned: ReturnType<typeof learn>) =>
    learned.themes.map(({ memberIds }) => memberIds.toSorted().join()).toSorted();
  expect(together(learn(comments.toReversed()))).toEqual(together(learn(comments)));
});

test('the same comments give the same themes again, and keep their ids', () => {
  const comments = sampleComments(15, 3);
  const first = learn(comments);
  expect(learn(comments)).toEqual(first);
  const known = first.themes.map(({ id, memberIds }) => ({ id, memberIds, kept: false }));
  const again = learn(comments, { known, newThemeId: () => 'made anew' });
  expect(again.themes.map(({ id }) => id).sort()).toEqual(first.themes.map(({ id }) => id).sort());
  expect(again.themes.every(({ isNew }) => !isNew)).toBe(true);
});

test('a theme keeps its name while more of the same comes in', () => {
  const comments = sampleComments(24, 1);
  const more = sampleComments(4, 2).map((comment) => ({ ...comment, id: `more ${comment.id}` }));
  const known = (themes: readonly LearnedTheme[]) =>
    themes.map(({ id, label, memberIds }) => ({ id, memberIds, kept: false, label }));
  const before = learn(comments).themes;
  // A name that the learning would not choose by itself, of words that are said as often.
  const [first] = before;
  const swapped = first!.label.split(' · ').toReversed().join(' · ');
  const had = known(before).map((theme) =>
    theme.id === first!.id ? { ...theme, label: swapped } : theme,
  );
  const { themes } = learn([...comments, ...more], { known: had });
  const after = new Map(themes.map(({ id, label }) => [id, label]));
  expect(first!.label).toContain(' · ');
  expect(after.get(first!.id)).toBe(swapped);
});

test('personal details that were redacted appear nowhere', () => {
  const comments = sampleComments(10, 4).map((comment) => ({
    ...comment,
    text: `[email] ${comment.text} [phone]`,
  }));
  const { themes, placements } = learn(comments);
  const written = JSON.stringify([
    themes.map(({ label, terms }) => [label, terms]),
    placements.map(({ reason }) => reason?.terms),
  ]);
  expect(written).not.toMatch(/email|phone/);
});

test.each([
  ['no comment', []],
  ['one comment', ['late again']],
  ['empty ones', ['', '', '', '']],
  ['emoji alone', ['🙂', '🙂', '🙂🙂', '🙃']],
  [
    'one word that objects know',
    ['constructor', 'constructor', '__proto__', 'toString constructor'],
  ],
  ['a very long one', ['late '.repeat(20_000), 'late parcel', 'parcel late', 'the parcel is late']],
])('works with %s', (_, texts) => {
  const { placements } = learn(plain(texts));
  expect(placements.map(({ commentId }) => commentId)).toEqual(texts.map((_text, i) => `c${i}`));
});

test('identical comments are one theme', () => {
  const { themes } = learn(plain(Array(30).fill('The lift is broken')));
  expect(themes.map(({ memberIds }) => memberIds.length)).toEqual([30]);
});

test('whatever people decided is obeyed, and nothing is lost or doubled', () => {
  const comments = sampleComments(8, 5);
  const someComment = fc.constantFrom(...comments.map(({ id }) => id));
  const someTheme = fc.constantFrom('kept', 'loose', 'unknown');
  const acts = fc.record({
    pins: fc.array(fc.tuple(someComment, fc.option(someTheme)), { maxLength: 8 }),
    bans: fc.array(fc.tuple(someComment, someTheme), { maxLength: 8 }),
    members: fc.array(fc.tuple(someComment, fc.constantFrom('kept', 'loose')), { maxLength: 20 }),
  });
  fc.assert(
    fc.property(acts, ({ pins, bans, members }) => {
      const pinned = new Map<string, string | null>(pins);
      const banned = new Map(
        bans
          .filter(([id, theme]) => pinned.get(id) !== theme)
          .map(([id, theme]) => [id, new Set<string>([theme])]),
      );
      const memberOf = new Map(members);
      const known = ['kept', 'loose'].map((id) => ({
        id,
        memberIds: comments.filter((c) => memberOf.get(c.id) === id).map((c) => c.id),
        kept: id === 'kept',
      }));
      const { themes, placements } = learn(comments, { known, constraints: { pinned, banned } });

      expect(placements.map(({ commentId }) => commentId)).toEqual(comments.map(({ id }) => id));
      for (const { commentId, themeId } of placements) {
        if (pinned.has(commentId)) expect(themeId).toBe(pinned.get(commentId));
        if (themeId !== null) expect(banned.get(commentId)?.has(themeId) ?? false).toBe(false);
      }
      for (const { id, memberIds } of themes) {
        expect(memberIds).toEqual(
          placements.filter(({ themeId }) => themeId === id).map(({ commentId }) => commentId),
        );
      }
      const kept = themes.find(({ id }) => id === 'kept');
      const faithful = known[0]!.memberIds.some(
        (id) => !pinned.has(id) && !banned.get(id)?.has('kept'),
      );
      expect(kept!.memberIds.length).toBeGreaterThanOrEqual(faithful ? 1 : 0);
    }),
    { numRuns: 40, seed: 7 },
  );
});

test('a theme that people keep draws comments like those they placed', () => {
  const comments = sampleComments(10, 6);
  const cards = comments.filter(({ id }) => topicOf(id) === 0);
  const pinned = new Map(cards.slice(0, 4).map(({ id }) => [id, 'cards']));
  const { themes } = learn(comments, { constraints: { ...free, pinned } });
  const kept = themes.find(({ id }) => id === 'cards')!;
  expect(kept.memberIds.length).toBeGreaterThan(8);
  expect(kept.memberIds.every((id) => topicOf(id) === 0)).toBe(true);
});
