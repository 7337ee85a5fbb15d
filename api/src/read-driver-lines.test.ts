import { expect, test } from 'vitest';
import { readAmount, readDriverLines } from './read-driver-lines.ts';

const rowsOf = (...lines: string[][]) => lines.map((cells, n) => ({ line: n + 1, cells }));

test('a line is a day and an amount, or a first day, a last day and an amount', () => {
  const rows = rowsOf(['Day', 'Orders'], ['2026-03-01', '90'], ['2.3.2026', '8.3.2026', '1.400']);
  expect(readDriverLines(rows, 'dmy')).toMatchObject({
    lines: [
      { line: 2, firstDay: '2026-03-01', days: 1, amount: 90 },
      { line: 3, firstDay: '2026-03-02', days: 7, amount: 1_400 },
    ],
    refusals: [],
  });
});

test('what cannot be read is refused with its line and why', () => {
  const rows = rowsOf(
    ['2026-03-01', 'many'],
    ['2026-13-01', '5'],
    ['1026-03-01', '5'],
    ['2026-03-08', '2026-03-02', '5'],
    ['2025-01-01', '2026-03-02', '5'],
    ['2026-03-01'],
    ['2026-03-01', '2026-03-02', '3', '4'],
    ['2026-03-01', '-5'],
  );
  expect(readDriverLines(rows, 'iso').refusals.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'amount_form'],
    [2, 'date_form'],
    [3, 'date_out_of_range'],
    [4, 'ends_before'],
    [5, 'too_long'],
    [6, 'cells'],
    [7, 'cells'],
    [8, 'amount_form'],
  ]);
});

test('of two lines with a day in common the second is refused', () => {
  const rows = rowsOf(['2026-03-02', '2026-03-08', '700'], ['2026-03-08', '90']);
  expect(readDriverLines(rows, 'iso')).toMatchObject({
    lines: [{ line: 1 }],
    refusals: [{ line: 2, reason: 'overlaps', raw: '2026-03-08,90' }],
  });
});

test.each([
  ['1200', 1_200],
  ['1 200', 1_200],
  ['1.200', 1_200],
  ['1,200', 1_200],
  ['1.234.567', 1_234_567],
  ['1200,5', 1_200.5],
  ['1.200,50', 1_200.5],
  ['1,200.50', 1_200.5],
  ['0', 0],
  ['', null],
  ['1,2,3', null],
  ['1e5', null],
  ['12.34.56', null],
  ['99999999999999', null],
])('reads %s as %s', (text, amount) => {
  expect(readAmount(text)).toBe(amount);
});
