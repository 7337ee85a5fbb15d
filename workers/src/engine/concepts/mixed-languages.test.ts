import { expect, test } from 'vitest';
import { mixtureOf } from './mixed-languages.ts';

const comments = (counts: Record<string, number>) =>
  Object.entries(counts).flatMap(([language, count]) =>
    Array.from({ length: count }, (_, i) => ({ id: `${language}${i}`, text: 'x', language })),
  );

test('one language is no mixture, nor are a few strays', () => {
  expect(mixtureOf(comments({ en: 100 }))).toBeNull();
  expect(mixtureOf(comments({ en: 98, es: 2 }))).toBeNull();
  expect(mixtureOf([])).toBeNull();
});

test('languages that the lexicon does not know are none', () => {
  expect(mixtureOf(comments({ en: 50, de: 50 }))).toBeNull();
  expect(mixtureOf(comments({ it: 90, en: 5, es: 5 }))).toBeNull();
  const mixture = mixtureOf(comments({ en: 50, de: 50, es: 50 }));
  expect(new Set(mixture?.languageOf)).toEqual(new Set([-1, 0, 1]));
  expect(mixture?.languageOf.filter((language) => language < 0)).toHaveLength(50);
});

test('Bosnian, Croatian and Serbian are one language', () => {
  expect(mixtureOf(comments({ bs: 30, hr: 30, sr: 30 }))).toBeNull();
});

test('concepts count fully from a tenth in other languages on, less below', () => {
  expect(mixtureOf(comments({ en: 90, es: 10 }))?.strength).toBeCloseTo(1);
  // (0.05 − 0.03) / (0.1 − 0.03)
  expect(mixtureOf(comments({ en: 95, es: 5 }))?.strength).toBeCloseTo(0.286, 3);
});
