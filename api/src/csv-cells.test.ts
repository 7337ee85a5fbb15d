import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, safeCsvLine, unguarded } from './csv-cells.ts';

const read = (line: string) => parse(line, { record_delimiter: '\n' })[0] as string[];

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('%j is no formula any more', (cell) => {
  const [first] = read(safeCsvLine([cell, 'x']));
  expect(first).toBe(`'${cell}`);
  expect(unguarded(first!)).toBe(cell);
});

test('negative control: without the guard the formula stands there', () => {
  expect(read(csvLine(['=1+1', 'x']))[0]).toBe('=1+1');
});

test('an apostrophe before anything else is a character', () => {
  expect(unguarded("'tis late")).toBe("'tis late");
});

test('any cells come back as they were', () => {
  const cells = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(cells, (row) => {
      const usable = row.map((cell) => cell.replace(/^'+/, ''));
      expect(read(safeCsvLine(usable)).map(unguarded)).toEqual(usable);
      expect(read(csvLine(usable))).toEqual(usable);
    }),
  );
});
