import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learnThemes } from '../learn.ts';
import { PhraseCounts } from '../trends/phrase-counts.ts';
import { reasonOf } from '../placing/reason.ts';
import { sampleComments } from '../test-comments.ts';
import { foldText } from '../words/fold.ts';
import type { EngineComment } from '../types.ts';
import { whyNot } from '../placing/why-not.ts';

const GIVEN = [
  'Jennifer',
  'Mirsad',
  'Dragana',
  'Guillermo',
  'Lejla',
  'Beatriz',
  'Zvonimir',
  'Stephen',
];
const none = { pinned: new Map<string, null>(), banned: new Map<string, Set<string>>() };
const letters = (from: string, min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...from), minLength: min, maxLength: max });

/** Family names that no list has: made of rare syllables. */
const family = fc
  .tuple(
    fc.constantFrom('Vrk', 'Quil', 'Zlam', 'Drux', 'Przy'),
    letters('aeiou', 1, 1),
    letters('klmnrvx', 2, 4),
  )
  .map((parts) => parts.join(''));
const digits = (count: number) => letters('0123456789', count, count);

/** What leads to a person, and the words of it that must be seen nowhere. */
const detail = fc.oneof(
  fc.tuple(fc.constantFrom(...GIVEN), family).map((name) => ({
    text: name.join(' '),
    words: name,
  })),
  fc.constantFrom(...GIVEN).map((name) => ({ text: name.toLowerCase(), words: [name] })),
  family.map((name) => ({ text: `Mr. ${name}`, words: [name] })),
  fc.tuple(family, family).map(([user, host]) => ({
    text: `${user}.x@${host}.example`.toLowerCase(),
    words: [user, host],
  })),
  family.map((name) => ({ text: `@${name}`.toLowerCase(), words: [name] })),
  family.map((name) => ({ text: `https://${name}.example/${name}`.toLowerCase(), words: [name] })),
  fc.tuple(letters('ABCDQVXZ', 4, 4), digits(14)).map(([bank, number]) => ({
    text: `GB29 ${bank} ${number.slice(0, 4)} ${number.slice(4, 8)} ${number.slice(8, 12)} ${number.slice(12)}`,
    words: [bank, number.slice(0, 4)],
  })),
  digits(9).map((number) => ({ text: `+387 ${number}`, words: [number] })),
);

/** A detail in the middle of each chosen comment: several comments may have the same one. */
function sprinkled(details: readonly { text: string }[], every: number): EngineComment[] {
  return sampleComments(10, 3).map((comment, i) => {
    const { text } = details[i % details.length]!;
    const words = comment.text.split(' ');
    const at = 1 + (i % (words.length - 1));
    if (i % every > 0) return comment;
    return { ...comment, text: [...words.slice(0, at), text, ...words.slice(at)].join(' ') };
  });
}

test('names, addresses, account and telephone numbers are shown nowhere', () => {
  const given = fc.record({
    details: fc.array(detail, { minLength: 4, maxLength: 8 }),
    every: fc.constantFrom(1, 2, 3),
  });
  fc.assert(
    fc.property(given, ({ details, every }) => {
      const comments = sprinkled(details, every);
      let made = 0;
      const { model, themes, placements } = learnThemes({
        ...{ comments, known: [], constraints: none, sensitivity: 'medium', seed: 1 },
        newThemeId: () => `t${made++}`,
      });
      const counts = new PhraseCounts(null, model.names);
      for (const { text, language } of comments) counts.add({ text, language, customer: null });
      const shown = [
        ...themes.flatMap(({ label, terms }) => [label, ...terms]),
        ...model.themes.flatMap(({ words }) => words),
        ...placements.flatMap(({ reason }) => reason?.terms ?? []),
        ...comments.flatMap((comment) =>
          model.themes.flatMap(({ id }) => [
            ...(reasonOf(model, comment, id)?.terms ?? []),
            ...whyNot(model, comment, id, none).shared,
          ]),
        ),
        ...counts.shown().map(({ surface }) => surface),
      ];
      const words = new Set(shown.flatMap((text) => foldText(text).split(/[^\p{L}\p{N}]+/u)));
      for (const hidden of details.flatMap((one) => one.words)) {
        expect(words).not.toContain(foldText(hidden));
      }
    }),
    { numRuns: 25, seed: 11 },
  );
});
