import { expect, test } from 'vitest';
import { perturb } from '../../../bench/perturb.ts';
import { BulkPlacer } from './bulk-placer.ts';
import { learnThemes } from '../learn.ts';
import { placeMany } from './place-many.ts';
import { placeComments } from './place.ts';
import { sampleComments } from '../test-comments.ts';

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

test('agrees with placing one by one where concepts and situations are read', () => {
  const said: Record<string, string[]> = {
    en: ['the courier never came with my parcel', 'a broken parcel again', 'friendly courier'],
    es: ['el cartero no vino con mi paquete', 'otra vez un paquete roto', 'cartero amable'],
    bs: ['kurir nije došao sa paketom', 'opet razbijen paket', 'ljubazan kurir'],
  };
  const concepts = [
    `courier | en: courier | es: cartero | bs: kurir
parcel | en: parcel | es: paquete | bs: paket
come | en: come, came | es: venir, vino | bs: doći, došao
broken | en: broken | es: roto | bs: razbijen
friendly | en: friendly | es: amable | bs: ljubazan`,
  ];
  const examples = [
    `== no-parcel
en nobody came with it
es el cartero nunca vino
bs kurir nije došao
== broken-parcel
en it arrived broken
es llegó roto
bs razbijen je`,
  ];
  const lexicon = { concepts, examples };
  const comments = Object.entries(said).flatMap(([language, texts]) =>
    Array.from({ length: 24 }, (_, i) => ({
      id: `${language}${i}`,
      text: texts[i % 3]!,
      language,
    })),
  );
  let made = 0;
  const newThemeId = () => `t${made++}`;
  const given = { comments, known: [], constraints: free, seed: 1, newThemeId, lexicon };
  const { model } = learnThemes({ ...given, sensitivity: 'medium' });
  expect(model.space.stems.has('#=no-parcel')).toBe(true);
  const texts = [
    'kurir nije nikad došao',
    'no vino el paquete',
    'roto',
    ...Object.values(said).flat(),
  ];
  const fresh = texts.map((text, i) => ({ id: `f${i}`, text, language: null }));
  const many = placeMany(model, fresh);
  const one = placeComments(model, fresh, free);
  expect(Array.from(many.themes, (theme) => model.themes[theme]?.id ?? null)).toEqual(
    one.map(({ themeId }) => themeId),
  );
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

test('rows of words are dropped when there are too many, the common ones move, and nothing changes', () => {
  const model = learn();
  const placer = new BulkPlacer(model);
  const texts = sampleComments(3, 5).map(({ text }) => text);
  const before = texts.map((text) => placer.place(text));
  // A row here takes more than a third of a kB of 32 MiB: these are more words than there is room for.
  for (let i = 0; i < 1_400; i++) {
    const words = Array.from({ length: 200 }, (_, k) => `w${(i * 200 + k).toString(36)}`);
    placer.place(words.join(' '));
    const common = i < 700 ? 1 : 2;
    expect(placer.place(texts[common]!)).toEqual(before[common]);
  }
  expect(texts.map((text) => placer.place(text))).toEqual(before);
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
