import { expect, test } from 'vitest';
import { inOneScript } from './one-script.ts';

test('Cyrillic among as much Latin is written in Latin', () => {
  expect(inOneScript(['račun kasni', 'Њихов рачун касни, џабе ЂАК'])).toEqual([
    'račun kasni',
    'Njihov račun kasni, džabe ĐAK',
  ]);
});

test('what is shouted stays shouted', () => {
  expect(inOneScript(['x', 'ЊЕГОШ ЉУТ'])[1]).toBe('NJEGOŠ LJUT');
});

test('Cyrillic of other languages stays as it is', () => {
  const texts = ['račun kasni', 'проблемы с деньгами, ещё не пришёл'];
  expect(inOneScript(texts)).toBe(texts);
});

test('a short text among such Cyrillic is not taken for Serbian', () => {
  const russian = [
    'Доставка опоздала',
    'доставка опять опоздала',
    'Опоздала доставка, разберитесь',
  ];
  expect(inOneScript(russian)).toBe(russian);
  const mixed = [...russian, 'ok', 'late'];
  expect(inOneScript(mixed)).toBe(mixed);
});

test('where most is Cyrillic it stays, and so does what is Latin alone', () => {
  const cyrillic = ['рачун касни', 'касни рачун', 'račun kasni'];
  expect(inOneScript(cyrillic)).toBe(cyrillic);
  const latin = ['the bill is late'];
  expect(inOneScript(latin)).toBe(latin);
});
