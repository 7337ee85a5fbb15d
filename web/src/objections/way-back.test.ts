import type { Objection } from '@vocero/api/contract/objections';
import { expect, test } from 'vitest';
import { backOf } from './way-back.ts';

const objection: Objection = {
  id: '1',
  theme: { id: '2', label: 'Late' },
  stance: 'other',
  saidBy: 'Head of billing',
  member: { id: '3', name: 'Ana' },
  department: null,
  text: 'No',
  recordedBy: null,
  recordedAt: '2026-03-02T09:00:00Z',
  settled: null,
  escalated: null,
  version: 4,
};

test('the way back names the same parts as the change, as they were', () => {
  const change = { text: 'Yes', memberId: null, stance: 'doubts_data' as const };
  expect(backOf(objection, change)).toEqual({ text: 'No', memberId: '3', stance: 'other' });
});

test('what was settled is open again, what was reopened is settled as it was', () => {
  const answer = { outcome: 'agreed' as const, answer: null };
  expect(backOf(objection, { settled: answer })).toEqual({ settled: null });
  const settled = { ...answer, at: '2026-03-03T09:00:00Z', by: 'Ana' };
  expect(backOf({ ...objection, settled }, { settled: null })).toEqual({ settled: answer });
});

test('what was removed is restored', () => {
  expect(backOf(objection, { removed: true })).toEqual({ removed: false });
});
