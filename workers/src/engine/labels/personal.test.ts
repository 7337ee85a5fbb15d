import { expect, test } from 'vitest';
import { isPersonal, namesPerson } from './personal.ts';
import { tokenize } from '../words/tokens.ts';

const personal = (text: string, language: string | null = 'en') => {
  const tokens = tokenize(text);
  return tokens.filter((_, at) => isPersonal(tokens, at, language)).map(({ surface }) => surface);
};

test.each([
  ['i spoke to jennifer about it', 'en', ['jennifer']],
  ['thanks to John’s help', 'en', ["john's"]],
  ['Ask for Mr. Whitlock', 'en', ['mr', 'whitlock']],
  ['me atendió josé luis', 'es', ['josé', 'luis']],
  ['la señora Quiroga fue amable', 'es', ['quiroga']],
  ['hvala Mirsadi Delibegović', 'bs', ['mirsadi', 'delibegović']],
  ['Мирјана ме је звала', 'bs', ['мирјана']],
  ['питала сам Петровића и Бегић', 'bs', ['петровића', 'бегић']],
  ['kontakt je hadzimuratovic', 'bs', ['hadzimuratovic']],
  ['XXXX and xxx were kind', 'en', ['XXXX', 'xxx']],
])('%s', (text, language, names) => {
  for (const name of names.filter((word) => word !== 'mr')) {
    expect(personal(text, language)).toContain(name);
  }
});

test.each([
  ['the lights are rosa and the frank answer will grant hope', 'en'],
  ['la luz y el sol, sin esperanza; dejan el paquete en blanca', 'es'],
  ['marka i vlada, jasno je; luka, vuk i zora', 'bs'],
  ['božić, mladić i bašta', 'bs'],
  ['size xl, a fax and siglo xx', 'en'],
])('everyday words that are names too are none in small letters: %s', (text, language) => {
  expect(personal(text, language)).toEqual([]);
});

test('a capital letter within a sentence makes such a word a name', () => {
  expect(personal('we talked to Hope and Grant')).toEqual(['hope', 'grant']);
});

test('German writes nouns with a capital: that alone names nobody', () => {
  expect(personal('die Rechnung und der Grant', 'de')).toEqual([]);
});

test('codes and addresses are personal', () => {
  expect(personal('order AB12 by jo@mail.example')).toEqual(['ab12', 'jo', 'mail', 'example']);
});

test('a plain number names nobody in a quote', () => {
  expect(namesPerson(tokenize('charged 20 twice'), 'en')).toBe(false);
  expect(namesPerson(tokenize('charged 20 by Dragana'), 'en')).toBe(true);
});
