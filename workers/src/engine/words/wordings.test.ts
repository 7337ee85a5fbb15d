import { expect, test } from 'vitest';
import { wordingsOf } from './wordings.ts';

test('the same words in any order, script and spelling are one wording', () => {
  const texts = ['Kasni pošiljka!', 'posiljka kasni', 'Пошиљка касни', 'Pošiljka opet kasni'];
  expect(Array.from(wordingsOf(texts))).toEqual([0, 0, 0, 1]);
});

test('how often a word is said counts, which number is told does not', () => {
  expect(Array.from(wordingsOf(['very late', 'very very late', 'very late']))).toEqual([0, 1, 0]);
  expect(Array.from(wordingsOf(['invoice 12', 'invoice 345']))).toEqual([0, 0]);
});

test('texts without words have nothing in common', () => {
  expect(Array.from(wordingsOf(['👍', 'good', '…', '👍']))).toEqual([0, 1, 2, 3]);
});
