import { describe, expect, test } from 'vitest';
import { standingOf, usedShare } from './promise-time.ts';

const now = Date.parse('2026-03-04T12:00:00Z');
const promise = {
  state: 'open',
  by: 'us',
  madeAt: '2026-03-02T12:00:00Z',
  riskAt: '2026-03-05T12:00:00Z',
  dueAt: '2026-03-06T12:00:00Z',
  settledAt: null,
} as const;

describe('how a promise stands', () => {
  test('is calm before its time is nearly over, at risk then, overdue after it', () => {
    expect(standingOf(promise, now)).toBe('open');
    expect(standingOf(promise, Date.parse(promise.riskAt))).toBe('at_risk');
    expect(standingOf(promise, Date.parse(promise.dueAt))).toBe('overdue');
  });

  test('of a customer is not at risk: no notice of ours is due', () => {
    expect(standingOf({ ...promise, by: 'customer' }, Date.parse(promise.riskAt))).toBe('open');
  });

  test('tells what was missed from what was done too late', () => {
    expect(standingOf({ ...promise, state: 'broken' }, now)).toBe('missed');
    const settledAt = '2026-03-07T12:00:00Z';
    expect(standingOf({ ...promise, state: 'broken', settledAt }, now)).toBe('done_late');
  });
});

test('half of the time is over in the middle of it, and never more than all', () => {
  expect(usedShare(promise, now)).toBe(0.5);
  expect(usedShare(promise, Date.parse('2026-04-01T00:00:00Z'))).toBe(1);
  expect(usedShare(promise, Date.parse('2026-03-01T00:00:00Z'))).toBe(0);
});
