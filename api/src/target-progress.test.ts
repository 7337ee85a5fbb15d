import { expect, test } from 'vitest';
import { nextCheck } from './target-progress.ts';

const next = (actedOn: string, missing: number) => nextCheck('2026-03-16', { actedOn, missing });

test('four weeks that begin after the action, the running one among them if it did', () => {
  expect(next('2026-03-15', 4)).toBe('2026-04-13');
  expect(next('2026-03-16', 4)).toBe('2026-04-20');
  expect(next('2026-03-22', 4)).toBe('2026-04-20');
  expect(next('2026-03-23', 4)).toBe('2026-04-27');
});

test('what is below already need not be waited for; the running week is, always', () => {
  expect(next('2026-01-01', 1)).toBe('2026-03-23');
  expect(next('2026-01-01', 0)).toBe('2026-03-23');
  expect(next('2026-01-01', -5)).toBe('2026-03-23');
});
