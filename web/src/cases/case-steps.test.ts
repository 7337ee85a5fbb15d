import type { Case } from '@vocero/api/contract/cases';
import { expect, test } from 'vitest';
import { stepsOf } from './case-steps.ts';

const steps = (state: Case['state'], acknowledgedAt: string | null = null) =>
  stepsOf({ state, acknowledgedAt } as Case); // no more is looked at

test('what nobody acknowledged is acknowledged first', () => {
  expect(steps('received')[0]).toBe('acknowledge');
  expect(steps('investigating')[0]).toBe('acknowledge');
  expect(steps('acknowledged', '2026-03-10T10:00:00Z')[0]).toBe('assessed');
});

test('a waiting case goes on, a closed one is only opened again', () => {
  expect(steps('waiting', '2026-03-10T10:00:00Z')[0]).toBe('resume');
  expect(steps('closed_accepted')).toEqual(['reopen']);
});
