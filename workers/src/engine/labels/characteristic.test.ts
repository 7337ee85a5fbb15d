import { expect, test } from 'vitest';
import { characteristicPhrases } from './characteristic.ts';
import { namesOf } from './name-counts.ts';
import { noNames } from './names.ts';

const none = { language: null, texts: [] };
const cards = {
  language: 'en',
  texts: ['lost card', 'Lost card', 'card eaten', 'constructor card'],
};
const bills = { language: 'en', texts: ['wrong bill', 'wrong bill', 'wrong card', 'late bill'] };

test('matches the worked example', () => {
  const [ofCards] = characteristicPhrases([cards, bills], none, noNames);
  const lost = ofCards!.find(({ key }) => key === 'lost card')!;
  // In 2 of 4 comments, nowhere else; 4 comments a theme; two words: 0.5 · ln(1 + 4/2) · 1.8 · 1
  expect(lost.weight).toBeCloseTo(0.5 * Math.log(3) * 1.8, 9);
  expect(lost.surface).toBe('lost card');
});

test('what only one comment says describes no theme', () => {
  const [ofCards] = characteristicPhrases([cards, bills], none, noNames);
  expect(ofCards!.map(({ key }) => key)).not.toContain('eaten');
});

test('a theme without texts has no phrases', () => {
  expect(characteristicPhrases([none], none, noNames)).toEqual([[]]);
});

test('a phrase of the nearest theme too weighs half when both use it as often', () => {
  const two = { language: 'en', texts: ['lost card', 'lost card', 'old phone', 'old phone'] };
  const apart = characteristicPhrases([two, two], none, noNames);
  const close = characteristicPhrases([two, two], none, noNames, [[1], [0]]);
  expect(close[0]![0]!.weight).toBeCloseTo(apart[0]![0]!.weight / 2, 9);
});

test('a part that is hardly ever said alone is left out', () => {
  const texts = ['top up failed', 'top up', 'top up again', 'the top up'];
  const keys = characteristicPhrases([{ language: 'en', texts }], none, noNames)[0]!.map(
    ({ key }) => key,
  );
  expect(keys).toContain('top up');
  expect(keys).not.toContain('top');
});

test('a clause is no name, and what nearly always goes on is none either', () => {
  const texts = [
    'charged an extra fee',
    'charged an extra pound',
    'card if I live',
    'card if I live',
  ];
  const [phrases] = characteristicPhrases([{ language: 'en', texts }], none, noNames);
  const surfaces = phrases!.map(({ surface }) => surface);
  expect(surfaces).toContain('card');
  expect(surfaces.filter((surface) => /if|an extra/.test(surface))).toEqual([]);
});

test('words that look like the name of a person in few comments are no phrase', () => {
  const texts = [
    'the nurse Quillon helped',
    'we thank Quillon',
    'paid with Zenvia',
    'the Zenvia app',
  ];
  const others = Array.from({ length: 3 }, () => 'my Zenvia card');
  const themes = [{ language: 'en', texts: [...texts, ...others] }];
  const names = namesOf(themes[0]!.texts.map((text) => ({ text, language: 'en' })));
  const written = characteristicPhrases(themes, none, names)[0]!
    .map(({ surface }) => surface)
    .join(' ');
  expect(written).not.toContain('quillon');
  expect(written).toContain('zenvia');
});

test('one comment is enough for a phrase that tells it with every word, and for no other', () => {
  const texts = ['bus was late', 'late', 'bus', 'bus to florists', 'late'];
  const telling = (_: number, phrase: string) => {
    const words = phrase.split(' ');
    const telling = words.filter((word) => ['bus', 'late', 'was'].includes(word));
    return { amount: telling.length, byEveryWord: telling.length === words.length };
  };
  const surfaces = (told: typeof telling | null) =>
    characteristicPhrases([{ language: 'en', texts }], none, noNames, [[]], told)[0]!.map(
      (p) => p.surface,
    );
  expect(surfaces(null)).not.toContain('bus was late');
  expect(surfaces(telling)).toContain('bus was late');
  expect(surfaces(telling).join(' ')).not.toContain('florists');
});
