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
