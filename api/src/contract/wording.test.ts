import { expect, test } from 'vitest';
import { wordingNotes } from './wording.ts';

const faults = (text: string, locale: Parameters<typeof wordingNotes>[1]) =>
  wordingNotes(text, locale).map(({ fault, found }) => [fault, found]);

test('finds what blames, hides and promises too much, where it stands', () => {
  const text = 'You  should have called. It is our policy.\nWe fix it immediately, guaranteed.';
  expect(faults(text, 'en')).toEqual([
    ['blame', 'You  should have'],
    ['policy', 'our policy'],
    ['overpromise', 'immediately'],
    ['overpromise', 'guaranteed'],
  ]);
  expect(wordingNotes(text, 'en')[1]).toMatchObject({ start: text.indexOf('our policy') });
});

test('knows the other languages, and both scripts', () => {
  expect(faults('Usted no envió el formulario, según nuestra política.', 'es')).toEqual([
    ['blame', 'Usted no'],
    ['policy', 'nuestra política'],
  ]);
  expect(faults('Niste nam poslali račun.', 'bs')).toEqual([['blame', 'Niste nam']]);
  expect(faults('Нисте нам послали рачун, ријешит ћемо одмах.', 'sr-Cyrl')).toEqual([
    ['blame', 'Нисте нам'],
    ['overpromise', 'одмах'],
  ]);
});

test('suggests in the script of the text', () => {
  expect(wordingNotes('Урадићемо одмах', 'sr-Cyrl')[0]?.kinder).toBe('до (дан)');
});

test('a word that only begins alike is none of them', () => {
  expect(faults('The immediatelyness of slate and odmahom', 'en')).toEqual([]);
});

test('of two that overlap the first one is told', () => {
  expect(faults('Morali ste platiti', 'bs')).toEqual([['blame', 'Morali ste']]);
});

test('a very long text of nearly fitting words is read at once', () => {
  const started = performance.now();
  wordingNotes('you should hav '.repeat(20_000), 'en');
  expect(performance.now() - started).toBeLessThan(2_000);
});
