import { expect, test } from 'vitest';
import { faultOf, joinLines, linesOf, newLinesIn } from './synonym-rows.ts';

const rows = (...lines: string[]) => lines.map((line, key) => ({ key, line }));

test('rows are saved tidy, and empty ones not at all', () => {
  expect(linesOf(rows(' invoice ,bill,  factura', '  ', 'bill | en: bill,bill , cost'))).toEqual([
    'invoice, bill, factura',
    'bill | en: bill, cost',
  ]);
});

test('a row of one word says nothing', () => {
  expect(faultOf('invoice')).toBe('synonym_few');
  expect(faultOf('invoice, Invoice')).toBe('synonym_few');
  expect(faultOf('invoice, bill')).toBeNull();
});

test('of a pasted text only what is new is taken, once', () => {
  const text = '# words of the shop\ninvoice, bill\r\n\nline,  connection\nline, connection\n';
  expect(newLinesIn(text, ['invoice, bill'])).toEqual(['line, connection']);
});

test('what two people added at once is kept, and what others took out does not come back', () => {
  const before = ['a, b', 'c, d'];
  expect(joinLines(['a, b', 'e, f'], { before, now: ['a, b', 'c, d', 'g, h'] })).toEqual([
    'a, b',
    'e, f',
    'g, h',
  ]);
});
