import { expect, test } from 'vitest';
import { daysSince } from './days-since.ts';

const noon = Date.parse('2026-03-10T12:00:00Z');

test('counts whole days', () => {
  expect(daysSince('2026-03-10T11:00:00Z', noon)).toBe(0);
  expect(daysSince('2026-03-09T12:00:00Z', noon)).toBe(1);
  expect(daysSince('2026-03-01T12:01:00Z', noon)).toBe(8);
});

test('a clock that runs behind never makes negative days', () => {
  expect(daysSince('2026-03-10T13:00:00Z', noon)).toBe(0);
});
