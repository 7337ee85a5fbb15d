import { expect, test } from 'vitest';
import { detectLanguage, languageFamily, majorityLanguage } from './language.ts';

test('tells the languages of the product apart, Bosnian, Croatian and Serbian as one', () => {
  expect(detectLanguage('I still have not received my card')).toBe('en');
  expect(detectLanguage('La tarjeta no me ha llegado todavía')).toBe('es');
  expect(detectLanguage('Kartica mi još nije stigla')).toBe('bs');
  expect(detectLanguage('Картица ми још није стигла')).toBe('bs');
  expect(detectLanguage('Meine Karte ist noch nicht angekommen')).toBe('de');
});

test('one word is too short to tell', () => {
  expect([detectLanguage('ok'), detectLanguage(''), detectLanguage('🙂')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('codes of one family become one', () => {
  expect(['sr-Cyrl', 'hr', 'bs', 'es-MX'].map(languageFamily)).toEqual(['bs', 'bs', 'bs', 'es']);
});

test('the majority rules, stated languages before guessed ones', () => {
  const comments = [
    { text: 'x', language: 'hr' },
    { text: 'x', language: 'sr' },
    { text: 'The card has not arrived', language: null },
  ];
  expect(majorityLanguage(comments)).toBe('bs');
  expect(majorityLanguage([])).toBeNull();
});

test('where as many comments are in two languages the preferred one counts', () => {
  const one = (language: string) => ({ text: 'x', language });
  expect(majorityLanguage([one('en'), one('hr')], 'bs')).toBe('bs');
  expect(majorityLanguage([one('en'), one('hr'), one('en')], 'bs')).toBe('en');
  expect(majorityLanguage([{ text: 'x', language: null }], 'bs')).toBe('bs');
});
