import { expect, test } from 'vitest';
import { numberIn } from './number-in.ts';

test.each([
  ['7', 7],
  ['0,8', 0.8],
  ['0.125', 0.125],
  ['1 200', 1_200],
  ['1.200,50', 1_200.5],
  ['1,200.50', 1_200.5],
  ['1.200.000', 1_200_000],
  ['', NaN],
  ['1e3', NaN],
  ['1.2.3', NaN],
  ['12.34,5', NaN],
])('%j is %d wherever it is written', (text, value) => {
  expect(numberIn(text, '.')).toBe(value);
  expect(numberIn(text, ',')).toBe(value);
});

test('one sign before three digits separates what it does where the reader lives', () => {
  expect(numberIn('7.200', ',')).toBe(7_200);
  expect(numberIn('7.200', '.')).toBe(7.2);
  expect(numberIn('7,200', '.')).toBe(7_200);
  expect(numberIn('7,200', ',')).toBe(7.2);
});
