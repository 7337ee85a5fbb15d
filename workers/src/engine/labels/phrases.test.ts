import { expect, test } from 'vitest';
import { phrasesOf } from './phrases.ts';

const surfaces = (text: string, language: string | null) =>
  phrasesOf(text, language).map(({ surface }) => surface);

test('function words stand inside a phrase, never at its rim', () => {
  expect(surfaces('Cancel my order', 'en')).toEqual(['cancel', 'cancel my order', 'order']);
  expect(surfaces('la tarjeta de crédito', 'es')).toEqual([
    'tarjeta',
    'tarjeta de crédito',
    'crédito',
  ]);
});

test('a negation or a question of amount starts a phrase and is none alone', () => {
  expect(surfaces('no llega', 'es')).toEqual(['no llega', 'llega']);
  expect(surfaces('how long', 'en')).toEqual(['how long', 'long']);
});

test('a particle ends a phrase and starts none', () => {
  expect(surfaces('top up', 'en')).toEqual(['top', 'top up']);
});

test('no phrase crosses a sentence, a redacted detail or a code', () => {
  const found = surfaces('Card lost. Phone [phone] broken order AB12 late', 'en');
  expect(found).toEqual([
    'card',
    'card lost',
    'lost',
    'phone',
    'broken',
    'broken order',
    'order',
    'late',
  ]);
});

test('plural and singular are one phrase', () => {
  const [one] = phrasesOf('rates', 'en');
  const [many] = phrasesOf('rate', 'en');
  expect(one!.key).toBe(many!.key);
});

test('names of people, addresses and account numbers stand in no phrase', () => {
  const found = surfaces('Marija Petrović called me at ana.kos@mail.example about a bill', 'en');
  expect(found).toEqual(['called', 'bill']);
});

test('a clause or comma within a phrase is marked, save after a question of amount', () => {
  const clauses = (text: string) =>
    phrasesOf(text, 'en')
      .filter(({ clause }) => clause)
      .map(({ surface }) => surface);
  expect(clauses('card if I live')).toEqual(['card if i live']);
  expect(clauses('how long does it take')).toEqual(['long does it take']);
  expect(clauses('kind, helpful')).toEqual(['kind helpful']);
});

test('a phrase that a telling word follows at once is open', () => {
  const open = phrasesOf('an extra fee today', 'en').filter((phrase) => phrase.open);
  expect(open.map(({ surface }) => surface)).toEqual(['extra', 'extra fee', 'fee']);
});
