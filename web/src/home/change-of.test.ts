import { expect, test } from 'vitest';
import { changeOf, daysAgo } from './change-of.ts';

test('a change is a share of what was before', () => {
  expect(changeOf(14, 10)).toBeCloseTo(0.4);
  expect(changeOf(0, 8)).toBe(-1);
});

test('too few before say nothing', () => {
  expect(changeOf(9, 4)).toBeNull();
  expect(changeOf(3, 0)).toBeNull();
});

test('the start of a period is told to the minute', () => {
  expect(daysAgo(30, Date.UTC(2026, 2, 31, 12, 0, 42))).toBe('2026-03-01T12:00:00.000Z');
});
