import { expect, test } from 'vitest';
import { newShortCode, readShortCode, showShortCode } from './short-code.ts';

test('a code is read as it is printed, and in small letters without the dash', () => {
  expect(showShortCode('ABCD2345')).toBe('ABCD-2345');
  expect(readShortCode('ABCD-2345')).toBe('ABCD2345');
  expect(readShortCode(' abcd 2345 ')).toBe('ABCD2345');
});

test.each(['', 'ABCD-234', 'ABCD-23456', 'ABCD-234O', 'ABCD-2341', 'ÁBCD-2345', "ABCD-23'5"])(
  '%j is no code',
  (typed) => expect(readShortCode(typed)).toBeNull(),
);

test('new codes have eight signs that are read back as they are, and differ', () => {
  const codes = Array.from({ length: 500 }, newShortCode);
  expect(codes.map(showShortCode).map(readShortCode)).toEqual(codes);
  expect(new Set(codes).size).toBe(500);
  expect(codes.join('')).not.toMatch(/[ILOU01]/);
});
