import { expect, test } from 'vitest';
import { quarterAfter, quarterBefore } from './quarters.ts';

test('quarters follow each other over the turn of the year', () => {
  expect(quarterAfter('2026-Q4')).toBe('2027-Q1');
  expect(quarterAfter('2026-Q2')).toBe('2026-Q3');
  expect(quarterBefore('2026-Q1')).toBe('2025-Q4');
});
