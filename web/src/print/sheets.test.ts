import { expect, test } from 'vitest';
import { numbersFrom, pageRule, sizeOf } from './sheets.ts';

test('numbers have as many digits as the last one, three at least', () => {
  expect(numbersFrom(1, 2)).toEqual(['001', '002']);
  expect(numbersFrom(999, 2)).toEqual(['0999', '1000']);
});

test('the paper has the size of the sheet and no margin', () => {
  expect(pageRule(sizeOf('card'))).toBe('@page { size: 105mm 148mm; margin: 0; }');
});
