import { expect, test } from 'vitest';
import { perturb } from '../../bench/perturb.ts';
import { BulkPlacer } from './bulk-placer.ts';
import { learnThemes } from './learn.ts';
import { placeMany } from './place-many.ts';
import { placeComments } from './place.ts';
import { sampleComments } from './test-comments.ts';

const free = { pinned: new Map<string, string | null>(), banned: new Map<string, Set<string>>() };

function learn() {
  let made = 0;
  return learnThemes({
    comments: sampleComments(60, 1),
    known: [],
    constraints: free,
    sensitivity: 'medium',
    seed: 1,
    newThemeId: () => `t${made++}`,
  }).model;
}

const strangers = [
  '',
  '🙂🙂',
  'zzz qqq xxx',
  'кашњење пошиљке',
  'pošiljka '.repeat(300),
  'constructor __proto__',
  'the the the the not not',
];

test('agrees with placing one by one, misspelt and foreign comments included', () => {
  const model = learn();
  const known = sampleComments(200, 2).map(({ text }) => text);
  const texts = [...Array.from(perturb(known, 3_000, 3)), ...strangers];
  const comments = texts.map((text, i) => ({ id: `p${i}`, text, language: null }));
  const many = placeMany(model, comments);
  const one = placeComments(model, comments, free);
  expect(many.count).toBe(comments.length);
  const same = one.filter(({ themeId, score }, i) => {
    const theme = many.themes[i]!;
    const id = theme < 0 ? null : model.themes[theme]!.id;
    return id === themeId && Math.abs(many.scores[i]! - score) < 0.011;
  });
  expect(same.length / one.length).toBeGreaterThanOrEqual(0.999);
});

test('takes comments from wherever they come, and one placer serves many calls', () => {
  const model = learn();
  const placer = new BulkPlacer(model);
  const comments = sampleComments(500, 4);
  function* oneByOne() {
    yield* comments;
  }
  const streamed = placeMany(model, oneByOne(), placer);
  expect(streamed).toEqual(placeMany(model, comments, placer));
  expect(streamed).toEqual(placeMany(model, comments));
});

test('rows of words are dropped when there are too many, and nothing changes', () => {
  const model = learn();
  const placer = new BulkPlacer(model);
  const [comment] = sampleComments(1, 5);
  const before = placer.place(comment!.text);
  // A row here takes more than half a kB of 48 MiB: these are more words than there is room for.
  for (let i = 0; i < 700; i++) {
    const words = Array.from({ length: 200 }, (_, k) => `w${(i * 200 + k).toString(36)}`);
    placer.place(words.join(' '));
  }
  expect(placer.place(comment!.text)).toEqual(before);
});

test('a model without themes leaves all unsorted', () => {
  const { model } = learnThemes({
    comments: [],
    known: [],
    constraints: free,
    sensitivity: 'medium',
    seed: 1,
    newThemeId: () => 't',
  });
  const { themes, scores } = placeMany(model, [{ text: 'late' }]);
  expect(Array.from(themes)).toEqual([-1]);
  expect(Array.from(scores)).toEqual([0]);
});
