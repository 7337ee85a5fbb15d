import { expect, test } from 'vitest';
import { findOccurrence } from './concordance.ts';
import { phrasesOf } from '../labels/phrases.ts';

/** The key of the longest phrase of a text. */
const keyOf = (text: string, language = 'en') =>
  phrasesOf(text, language).toSorted((a, b) => b.size - a.size)[0]!.key;
const find = (text: string, phrase: string) =>
  findOccurrence({ text, language: 'en' }, keyOf(phrase), null);

test('the phrase stands in the middle, as written, with what is around it', () => {
  expect(find('I waited, and the Technician  never came. Again!', 'waited')).toEqual({
    left: 'I ',
    match: 'waited',
    right: ', and the Technician never came. Again!',
  });
});

test('other forms of it are found, and lines and spaces become one', () => {
  const text = 'Two\nINVOICES were   charged twice';
  expect(find(text, 'invoice')).toMatchObject({ left: 'Two ', match: 'INVOICES' });
  expect(find('Why are charges \t twice on it', 'charged twice')?.match).toBe('charges twice');
});

test('a comment without it has none', () => {
  expect(find('The bus is late', 'invoice')).toBeNull();
});

test('long sides end at a word and say that more follows', () => {
  const text = `${'before '.repeat(40)}invoice ${'after '.repeat(40)}`;
  const { left, right } = find(text, 'invoice')!;
  expect(left).toMatch(/^…before .*before $/);
  expect(right).toMatch(/^ after .*after…$/);
  expect(Math.max(left.length, right.length)).toBeLessThanOrEqual(81);
});

test('letters that mean something in patterns are only letters', () => {
  expect(find("I can't pay (it's broken) today", 'broken')?.match).toBe('broken');
  const spanish = { text: 'El técnico no llegó', language: 'es' };
  const found = findOccurrence(spanish, keyOf('técnico no llegó', 'es'), null);
  expect(found).toEqual({ left: 'El ', match: 'técnico no llegó', right: '' });
});

test('text that is not composed, and two scripts', () => {
  const text = 'Kasne\u0301 svaki dan, racun\u030c je pogres\u030can';
  for (const { key } of phrasesOf(text, 'bs')) {
    expect(findOccurrence({ text, language: 'bs' }, key, null)).not.toBeNull();
  }
  const cyrillic = { text: 'Рачун је погрешан', language: 'sr' };
  expect(findOccurrence(cyrillic, keyOf('račun', 'bs'), null)?.match).toBe('Рачун');
});
