import { expect, test } from 'vitest';
import { phraseStem } from './phrase-stems.ts';

test('forms of a word meet in languages with a stemmer', () => {
  expect(phraseStem('rates', 'en')).toBe(phraseStem('rate', 'en'));
  expect(phraseStem('activating', 'en')).toBe(phraseStem('activate', 'en'));
  expect(phraseStem('tarjetas', 'es')).toBe(phraseStem('tarjeta', 'es'));
});

test('elsewhere the beginning of a word stands for it', () => {
  expect(phraseStem('posiljke', 'bs')).toBe(phraseStem('posiljka', 'bs'));
  expect(phraseStem('constructor', null)).toBe('const');
});
